import fc from 'fast-check';
import { followQuality, pursueBest, raiseToFloor } from '../../../src/domain/evolution/operator-pursuit';
import { variationPolicy } from '../../../src/domain/evolution/variation-policy';
import { createRandom } from '../../../src/domain/numerics/random';

const { floor, adaptation, learning } = variationPolicy.pursuit;
const total = (chances: readonly number[]): number => chances.reduce((sum, chance) => sum + chance, 0);

test('quality follows the mean credit, and stays without a trial', () => {
  expect(followQuality(0.5, { tried: 0, credit: 0 })).toBe(0.5);
  expect(followQuality(0.2, { tried: 4, credit: 2 })).toBeCloseTo(0.2 + adaptation * 0.3, 12);
});

test('the best moves toward what the floor leaves, the others toward the floor (Thierens 2005)', () => {
  const moved = pursueBest([
    { probability: 0.5, quality: 0.1 },
    { probability: 0.3, quality: 0.4 },
    { probability: 0.2, quality: 0.4 },
  ]);
  const ceiling = 1 - 2 * floor;
  const expected = [0.5 + learning * (floor - 0.5), 0.3 + learning * (ceiling - 0.3), 0.2 + learning * (floor - 0.2)];
  moved.forEach((probability, index) => expect(probability).toBeCloseTo(expected[index]!, 11));
});

test('while all are equal nothing moves', () => {
  const equals = [0.7, 0.2, 0.1].map((probability) => ({ probability, quality: 0.25 }));
  expect(pursueBest(equals)).toEqual([0.7, 0.2, 0.1]);
});

test('chances begin at the floor or above, and always sum to one', () => {
  expect(raiseToFloor([1, 0, 0, 0])).toEqual([1 - 3 * floor, floor, floor, floor]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 11 }), (qualities) => {
      let chances = raiseToFloor(qualities.map(() => 1 / qualities.length));
      for (let generation = 0; generation < 100; generation++) {
        chances = pursueBest(chances.map((probability, index) => ({ probability, quality: qualities[index]! })));
        expect(Math.abs(total(chances) - 1)).toBeLessThan(1e-9);
        expect(Math.min(...chances)).toBeGreaterThan(floor - 1e-9);
      }
    }),
    { numRuns: 50 },
  );
});

test('the operator that succeeds most is found and preferred, and the others are found again when they become better', () => {
  const random = createRandom(5);
  const names = [0, 1, 2, 3, 4];
  let operators = raiseToFloor([0.6, 0.1, 0.1, 0.1, 0.1]).map((probability) => ({ probability, quality: 0 }));
  const run = (success: readonly number[]): void => {
    for (let generation = 0; generation < 80; generation++) {
      const qualities = names.map((index) => {
        const { probability, quality } = operators[index]!;
        const tried = Math.round(200 * probability);
        const credit = Array.from({ length: tried }, () => Number(random.uniform() < success[index]!));
        return followQuality(quality, { tried, credit: total(credit) });
      });
      const judged = operators.map(({ probability }, index) => ({ probability, quality: qualities[index]! }));
      operators = pursueBest(judged).map((probability, index) => ({ probability, quality: qualities[index]! }));
    }
  };
  run([0.1, 0.1, 0.6, 0.1, 0.1]);
  expect(operators[2]!.probability).toBeGreaterThan(0.8);
  run([0.1, 0.1, 0.1, 0.1, 0.6]);
  expect(operators[4]!.probability).toBeGreaterThan(0.8);
});
