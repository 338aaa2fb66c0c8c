import { provingWork } from '../../../src/adapters/threads/proving-work';
import { createThreadControl, readDone, stopThread } from '../../../src/adapters/threads/thread-control';
import { createEvidenceMarket, layGround } from '../../../src/domain/curriculum/evidence-course';
import { collectPart } from '../../../src/domain/curriculum/evidence-parts';
import { judgingConstraints } from '../../../src/domain/curriculum/judging-constraints';
import { genomeId } from '../../../src/domain/strategy/canonical-genome';
import { knownStrategies } from '../../../src/domain/strategy/strategy-families';
import { wanderingBars } from '../../fakes/recorded-run';

const rows = knownStrategies({ hasVolume: true, period: '1d' })
  .slice(0, 3)
  .map((genome) => ({ id: genomeId(genome), genome }));
const courseOn = (seed: number) => ({
  ...{ dataset: String(seed), bars: wanderingBars(600, { seed }), candidate: rows[0]!, costs: 'default' as const },
  ...{ constraints: judgingConstraints('mastery'), seed: 1, stage: 'mastery' },
});

test('a thread collects what the process would, from one data set and another in turn, and tells of each row', () => {
  const work = provingWork();
  for (const seed of [1, 2, 1]) {
    const course = courseOn(seed);
    const control = createThreadControl();
    const request = { part: 'trials', rows } as const;
    const ground = layGround(course, createEvidenceMarket(course.bars));
    const expected = collectPart(request, ground, { shouldStop: () => false, onDone: () => undefined });
    expect(work({ kind: 'collect', task: { course, request }, control })).toStrictEqual(expected);
    expect(readDone(control)).toBe(3);
  }
});

test('a thread told to stop replays no further strategy', () => {
  const control = createThreadControl();
  stopThread(control);
  const task = { course: courseOn(1), request: { part: 'looks', rows } as const };
  provingWork()({ kind: 'collect', task, control });
  expect(readDone(control)).toBe(0);
});
