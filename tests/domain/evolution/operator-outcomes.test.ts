import { judgeOffspring, tallyOutcomes, type Outcome } from '../../../src/domain/evolution/operator-outcomes';
import { scored, type Scores } from '../../support/scored-genomes';

const flat = (level: number): Scores => [level, level, level, level];
const child = (id: string, level: number, parents: readonly string[]) => ({
  ...scored(id, flat(level)),
  ...{ parents, operator: 'subtree-crossover+sizing' },
});

test('a child is judged by the archive, by its parents and by selection', () => {
  const parents = [scored('weak', flat(0.2)), scored('strong', flat(0.8))];
  const offspring = [
    child('a', 0.9, ['weak', 'strong']),
    child('b', 0.5, ['weak', 'strong']),
    child('c', 0.1, ['weak']),
    child('d', 0.2, ['weak']),
    child('e', 0.5, ['unknown']),
    child('f', 0.5, []),
  ];
  const archive = { before: ['strong', 'f'], after: ['a', 'f'] };
  const verdicts = judgeOffspring({ offspring, parents, survivors: ['a', 'd', 'strong'], archive });
  expect(verdicts.map(({ archived, improved, survived }) => [archived, improved, survived])).toEqual([
    [true, true, true],
    [false, true, false],
    [false, false, false],
    [false, false, true],
    [false, false, false],
    // In the archive before already: found once more.
    [false, false, false],
  ]);
});

const outcome = (operator: string, change: Partial<Outcome> = {}): Outcome => ({
  ...{ operator, archived: false, improved: false, survived: false },
  ...change,
});

test('the most that a child achieved is credited to each operator that made it; who was drawn or given counts for none', () => {
  const tallies = tallyOutcomes([
    outcome('subtree-crossover+grow', { archived: true, improved: true, survived: true }),
    outcome('subtree-crossover', { improved: true, survived: true }),
    outcome('subtree-crossover', { survived: true }),
    outcome('grow'),
    outcome('random', { archived: true }),
    outcome('founder', { archived: true }),
  ]);
  expect(tallies['subtree-crossover']).toEqual({ tried: 3, succeeded: 2, credit: 1.75 });
  expect(tallies.grow).toEqual({ tried: 2, succeeded: 1, credit: 1 });
  expect(tallies.sizing).toEqual({ tried: 0, succeeded: 0, credit: 0 });
  expect(Object.values(tallies).reduce((sum, { tried }) => sum + tried, 0)).toBe(5);
});
