import fc from 'fast-check';
import { crossSimulatedBinary } from '../../../src/domain/evolution/simulated-binary-crossover';
import { createRandom } from '../../../src/domain/numerics/random';

const unit = { min: 0, max: 1 };

test('children stay inside the bounds, and the parents as they are', () => {
  const gene = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(gene, gene), { minLength: 1, maxLength: 8 }), fc.nat(), (pairs, seed) => {
      const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const copy = [...first];
      const bounds = pairs.map(() => unit);
      const children = crossSimulatedBinary([first, second], {
        bounds,
        random: createRandom(seed),
        distributionIndex: 2,
      });
      for (const child of children) for (const value of child) expect(value >= 0 && value <= 1).toBe(true);
      expect(first).toEqual(copy);
    }),
  );
});

test('far from the bounds the children lie evenly around the middle of their parents', () => {
  const random = createRandom(3);
  const bounds = [{ min: -1e6, max: 1e6 }];
  for (let i = 0; i < 200; i++) {
    const [[a], [b]] = crossSimulatedBinary([[2], [6]], { bounds, random, distributionIndex: 5 });
    expect((a! + b!) / 2).toBeCloseTo(4, 4);
  }
});

test('half of the spreads are below one, and the distribution of the rest is that of the index (Deb & Agrawal 1995)', () => {
  const random = createRandom(4);
  const bounds = [{ min: -1e9, max: 1e9 }];
  const spreads: number[] = [];
  while (spreads.length < 4_000) {
    const [[a], [b]] = crossSimulatedBinary([[0], [1]], { bounds, random, distributionIndex: 2 });
    if (a !== 0 || b !== 1) spreads.push(Math.abs(a! - b!));
  }
  const shareBelow = (spread: number): number => spreads.filter((value) => value < spread).length / spreads.length;
  expect(shareBelow(1)).toBeCloseTo(0.5, 1);
  // P(beta < x) = x^3 / 2 below one and 1 - x^-3 / 2 above it, for index 2.
  expect(Math.abs(shareBelow(0.8) - 0.8 ** 3 / 2)).toBeLessThan(0.025);
  expect(Math.abs(shareBelow(1.5) - (1 - 1.5 ** -3 / 2))).toBeLessThan(0.025);
});

test('a gene that both parents share is not changed, and each gene is crossed half of the time', () => {
  const random = createRandom(5);
  let crossed = 0;
  for (let i = 0; i < 1_000; i++) {
    const [one, other] = crossSimulatedBinary(
      [
        [0.25, 0.2],
        [0.25, 0.7],
      ],
      {
        bounds: [unit, unit],
        random,
        distributionIndex: 20,
      },
    );
    expect([one[0], other[0]]).toEqual([0.25, 0.25]);
    if (one[1] !== 0.2 && one[1] !== 0.7) crossed++;
  }
  expect(Math.abs(crossed / 1_000 - 0.5)).toBeLessThan(0.05);
});

test('a higher index keeps children nearer to their parents; equal seeds give equal children', () => {
  const distance = (distributionIndex: number): number => {
    const random = createRandom(6);
    let sum = 0;
    for (let i = 0; i < 500; i++) {
      const [[child]] = crossSimulatedBinary([[0.4], [0.6]], { bounds: [unit], random, distributionIndex });
      sum += Math.min(Math.abs(child! - 0.4), Math.abs(child! - 0.6));
    }
    return sum;
  };
  expect(distance(20)).toBeLessThan(distance(2) / 2);
  expect(distance(2)).toBe(distance(2));
});

test('parents and bounds of different length, and bounds upside down, are refused', () => {
  const options = { random: createRandom(1), distributionIndex: 2 };
  expect(() => crossSimulatedBinary([[1], [1, 2]], { ...options, bounds: [unit] })).toThrow('2 genes have 1 bounds');
  expect(() => crossSimulatedBinary([[1], [2]], { ...options, bounds: [{ min: 2, max: 1 }] })).toThrow('upside down');
});
