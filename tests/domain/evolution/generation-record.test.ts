import { selectGeneration, type Selectable } from '../../../src/domain/evolution/generation-record';
import type { Genome } from '../../../src/domain/strategy/genome';
import { scored, type Scores } from '../../support/scored-genomes';

const member = (id: string, scores: Scores, violation = 0): Selectable => {
  const genome: Genome = {
    schema: 1,
    long: { enter: { left: 'rsi(14)', is: 'above', right: id.length * 5 } },
    exits: {},
    sizing: { kind: 'fixed', fraction: 1 },
  };
  return { ...scored(id, scores, violation), genome };
};

const good = member('a', [0.9, 0.9, 0.9, 0.9]);
const fair = member('bb', [0.5, 0.5, 0.5, 0.5]);
const poor = member('ccc', [0.1, 0.1, 0.1, 0.1]);
const unfit = member('dddd', [1, 1, 1, 1], 0.5);

test('the best of parents and offspring live on; the figures are those of the feasible among them', () => {
  const { survivors, archive, best, median, diversity, feasible } = selectGeneration(
    { parents: [poor, good], offspring: [unfit, fair], archive: [good] },
    4,
  );
  expect(survivors.map(({ id }) => id)).toEqual(['a', 'bb', 'ccc', 'dddd']);
  expect(archive.map(({ id }) => id)).toEqual(['a']);
  expect({ best, median, diversity, feasible }).toEqual({ best: 0.9, median: 0.5, diversity: 0.75, feasible: 3 });
});

test('only offspring are shown to the archive: parents were', () => {
  expect(selectGeneration({ parents: [good], offspring: [fair], archive: [] }, 2).archive).toEqual([fair]);
});

test('while nobody is feasible there is no best and no archive', () => {
  const selection = selectGeneration({ parents: [], offspring: [unfit], archive: [] }, 2);
  expect(selection).toMatchObject({ survivors: [unfit], archive: [], best: undefined, median: undefined, feasible: 0 });
  expect(selectGeneration({ parents: [], offspring: [], archive: [] }, 2).diversity).toBeUndefined();
});
