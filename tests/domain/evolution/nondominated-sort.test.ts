import fc from 'fast-check';
import { dominates } from '../../../src/domain/evolution/fitness';
import { sortNondominated, sortRows } from '../../../src/domain/evolution/nondominated-sort';
import { createObjectiveRows, type ObjectiveRows } from '../../../src/domain/evolution/objective-rows';
import { createRandom } from '../../../src/domain/numerics/random';
import { anyPopulation, scored } from '../../support/scored-genomes';

/** The definition itself: take away who is not dominated by anyone left, again and again. */
function peel(count: number, isDominated: (one: number, other: number) => boolean): number[][] {
  const fronts: number[][] = [];
  let left = Array.from({ length: count }, (_, index) => index);
  while (left.length > 0) {
    const front = left.filter((one) => !left.some((other) => isDominated(one, other)));
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
      const isDominated = (one: number, other: number): boolean => dominates(population[other]!, population[one]!);
      expect(sortNondominated(population)).toEqual(peel(population.length, isDominated));
    }),
    { numRuns: 300 },
  );
});

/** Sets with many ties and some twins: of one to six objectives, on grids from coarse to fine, some members infeasible. */
function drawRows(set: number): ObjectiveRows {
  const random = createRandom(set);
  const width = 1 + random.integer(6);
  const levels = 2 + random.integer(set % 3 === 0 ? 3 : 1_000);
  const points = Array.from({ length: random.integer(40) }, () =>
    Array.from({ length: width }, () => random.integer(levels) / levels - 0.5),
  );
  for (let twin = random.integer(4); twin > 0 && points.length > 0; twin--)
    points.push([...points[random.integer(points.length)]!]);
  const rows = createObjectiveRows(points, set % 2 === 0 ? 'minimise' : 'maximise');
  return set % 5 === 0 ? { ...rows, violations: rows.violations.map(() => random.integer(3) / 2) } : rows;
}

/** Dominance of rows as the words say it. */
function dominatesRow({ values, width, direction, violations }: ObjectiveRows, one: number, other: number): boolean {
  if (violations[one] !== violations[other]) return violations[one]! < violations[other]!;
  const sign = direction === 'maximise' ? -1 : 1;
  const costs = (row: number): number[] => Array.from(values.slice(row * width, (row + 1) * width), (v) => sign * v);
  const [mine, yours] = [costs(one), costs(other)];
  return mine.every((cost, column) => cost <= yours[column]!) && mine.some((cost, column) => cost < yours[column]!);
}

test('on a thousand random sets with ties and twins, of any number of objectives, the fronts are those of the definition', () => {
  let deepest = 0;
  for (let set = 0; set < 1_000; set++) {
    const rows = drawRows(set);
    const fronts = sortRows(rows);
    expect(fronts).toEqual(peel(rows.count, (one, other) => dominatesRow(rows, other, one)));
    deepest = Math.max(deepest, fronts.length);
  }
  expect(deepest).toBeGreaterThan(20);
});
