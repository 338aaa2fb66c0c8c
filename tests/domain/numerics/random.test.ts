import fc from 'fast-check';
import { deriveSeed } from '../../../src/domain/numerics/derived-seed';
import { quantise } from '../../../src/domain/numerics/quantise';
import { createRandom } from '../../../src/domain/numerics/random';

const draws = (seed: number, count: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.uniform());
};

test('one seed gives one stream, and neighbouring seeds give unrelated ones', () => {
  expect(draws(7, 5)).toEqual(draws(7, 5));
  const first = draws(1, 2_000);
  const second = draws(2, 2_000);
  const covariance = first.reduce((sum, value, index) => sum + (value - 0.5) * (second[index]! - 0.5), 0) / 2_000;
  // The covariance of 2,000 independent pairs has a deviation of 1/12/sqrt(2000) = 0.0019.
  expect(Math.abs(covariance)).toBeLessThan(4 * 0.0019);
});

test.each([
  [0, [0.33236308739456166, 0.10630470341734999], 406, 21_350_508_713_733],
  [42, [0.43063238995782416, 0.02768801828187406], 33, 21_449_176_480_992],
  [Number.MAX_SAFE_INTEGER, [0.9899889608168551, 0.7528005983813965], 29, 21_599_573_193_371],
  [-5, [0.44192592325704527, 0.8987073371813341], 923, 21_496_983_798_935],
])('the stream of seed %d is the recorded one: results of years ago can be computed again', (...recorded) => {
  const [seed, uniforms, whole, sum] = recorded;
  const random = createRandom(seed);
  expect([random.uniform(), random.uniform()]).toEqual(uniforms);
  expect(random.integer(1_000)).toBe(whole);
  random.normal();
  random.normal();
  let total = 0;
  for (let draw = 0; draw < 10_000; draw++) total += random.integer(2 ** 32);
  expect(total).toBe(sum);
});

test('uniform draws fill [0, 1) evenly', () => {
  const counts = new Array<number>(10).fill(0);
  for (const value of draws(42, 100_000)) counts[Math.floor(value * 10)]!++;
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(27.9); // 99.9 % point of chi-square with 9 degrees of freedom
});

test('normal draws have the moments of a standard normal', () => {
  const random = createRandom(3);
  const values = Array.from({ length: 100_000 }, () => random.normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const kurtosis = values.reduce((sum, value) => sum + (value - mean) ** 4, 0) / values.length / variance ** 2;
  expect(Math.abs(mean)).toBeLessThan(0.013);
  expect(Math.abs(variance - 1)).toBeLessThan(0.018);
  expect(Math.abs(kurtosis - 3)).toBeLessThan(0.062);
});

test('a whole number stays below its bound', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 1_000 }), (seed, below) => {
      const value = createRandom(seed).integer(below);
      expect(Number.isInteger(value) && value >= 0 && value < below).toBe(true);
    }),
  );
});

test('a derived seed depends on every part of its purpose and is a safe integer', () => {
  const seeds = new Set<number>();
  for (let generation = 0; generation < 100; generation++)
    for (let slot = 0; slot < 100; slot++) seeds.add(deriveSeed(11, 'breed', generation, slot));
  expect(seeds.size).toBe(10_000);
  expect([...seeds].every(Number.isSafeInteger)).toBe(true);
  expect(deriveSeed(1, 12, 3)).not.toBe(deriveSeed(1, 1, 23));
});

test('quantising absorbs a difference in the last digit', () => {
  expect(quantise(0.1 + 0.2)).toBe(0.3);
  expect(quantise(1 / 3)).toBe(0.333333333333);
});
