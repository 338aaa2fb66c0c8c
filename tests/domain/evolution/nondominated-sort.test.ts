import fc from 'fast-check';
import { dominates, type Scored } from '../../../src/domain/evolution/fitness';
import { sortNondominated } from '../../../src/domain/evolution/nondominated-sort';
import { anyPopulation, scored } from '../../support/scored-genomes';

/** The definition itself: take away who is not dominated by anyone left, again and again. */
function peel(population: readonly Scored[]): number[][] {
  const fronts: number[][] = [];
  let left = population.map((_, index) => index);
  while (left.length > 0) {
    const front = left.filter((one) => !left.some((other) => dominates(population[other]!, population[one]!)));
    fronts.push(front);
    left = left.filter((index) => !front.includes(index));
  }
  return fronts;
}

test('three fronts by hand', () => {
  const population = [
    scored('a', [0.1, 0.1, 0.1, 0.1]),
    scored('b', [0.9, 0.1, 0.5, 0.5]),
    scored('c', [0.1, 0.9, 0.5, 0.5]),
    scored('d', [0.5, 0.1, 0.5, 0.5]),
    scored('e', [1, 1, 1, 1], 0.5),
    scored('f', [0.1, 0.1, 0.1, 0.1]),
  ];
  expect(sortNondominated(population)).toEqual([[1, 2], [3], [0, 5], [4]]);
  expect(sortNondominated([])).toEqual([]);
});

test('the fast sort gives the fronts of the definition', () => {
  fc.assert(
    fc.property(anyPopulation(), (population) => {
      expect(sortNondominated(population)).toEqual(peel(population));
    }),
    { numRuns: 300 },
  );
});
