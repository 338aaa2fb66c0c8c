import { assess, evaluate } from '../../../src/adapters/threads/evaluation-thread';
import { createThreadControl, readDone, stopThread } from '../../../src/adapters/threads/thread-control';
import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { createArena } from '../../../src/domain/evolution/arena';
import { evaluateGenome } from '../../../src/domain/evolution/genome-evaluation';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import { settingsOn } from '../../support/record-contract';
import { sampleOffspring } from '../../support/record-samples';

const genomes = sampleOffspring(3);
let bars: Bars;
beforeAll(async () => (bars = sliceBars(await readDefaultBars(), 0, 500)));

const taskOf = (seed: number, dataset = 'd') => {
  const control = createThreadControl();
  return { bars, settings: settingsOn(dataset.repeat(64), seed), genomes, control };
};

test('the arena that a thread keeps never serves another run: seed, data and costs each make one of their own', () => {
  const other = { ...taskOf(1, 'e'), bars: sliceBars(bars, 20, 500) };
  const free = { ...taskOf(1), settings: { ...settingsOn('d'.repeat(64)), costs: 'none' as const } };
  for (const task of [taskOf(1), taskOf(2), other, free, taskOf(1)]) {
    const arena = createArena(task.bars, task.settings);
    const expected = genomes.map(({ id, genome }) => ({ id, evaluation: evaluateGenome(genome, arena) }));
    expect(evaluate(task)).toStrictEqual(expected);
    expect(readDone(task.control)).toBe(3);
  }
});

test('a thread told to stop does no further genome', () => {
  const [scoring, assessing] = [taskOf(1), taskOf(1)];
  stopThread(scoring.control);
  stopThread(assessing.control);
  expect(evaluate(scoring)).toEqual([]);
  expect(assess(assessing)).toEqual([]);
  expect(readDone(scoring.control)).toBe(0);
});
