import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { createStationaryBootstrap } from '../../../src/domain/numerics/stationary-bootstrap';

test('the blocks of a resample add up to the series and start inside it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: 1, max: 1_000, noNaN: true }),
      fc.integer(),
      (observations, meanBlockLength, seed) => {
        const bootstrap = createStationaryBootstrap({ observations, meanBlockLength, random: createRandom(seed) });
        const blocks = bootstrap.draw();
        const lengths = Array.from(bootstrap.lengths.subarray(0, blocks));
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(observations);
        expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1);
        for (const start of bootstrap.starts.subarray(0, blocks)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(observations);
        }
      },
    ),
  );
});

test('block lengths are geometric about their mean', () => {
  const meanBlockLength = 4;
  const bootstrap = createStationaryBootstrap({ observations: 200_000, meanBlockLength, random: createRandom(11) });
  const blocks = bootstrap.draw() - 1; // the last one is cut at the end
  const counts = new Map<number, number>();
  for (const length of bootstrap.lengths.subarray(0, blocks)) counts.set(length, (counts.get(length) ?? 0) + 1);
  for (const length of [1, 2, 3, 8]) {
    const probability = 0.25 * 0.75 ** (length - 1);
    const deviation = Math.sqrt(blocks * probability * (1 - probability));
    expect(Math.abs((counts.get(length) ?? 0) - blocks * probability)).toBeLessThan(4 * deviation);
  }
  expect(200_000 / blocks).toBeCloseTo(meanBlockLength, 1);
});

test('blocks of mean length one are single draws, and long ones take the series whole', () => {
  const single = createStationaryBootstrap({ observations: 50, meanBlockLength: 1, random: createRandom(1) });
  expect(single.draw()).toBe(50);
  const whole = createStationaryBootstrap({ observations: 50, meanBlockLength: 1e12, random: createRandom(1) });
  expect(whole.draw()).toBe(1);
  expect(whole.lengths[0]).toBe(50);
});

test('every position starts a block equally often', () => {
  const bootstrap = createStationaryBootstrap({ observations: 10, meanBlockLength: 2, random: createRandom(5) });
  const counts = new Array<number>(10).fill(0);
  let total = 0;
  for (let resample = 0; resample < 20_000; resample++) {
    const blocks = bootstrap.draw();
    total += blocks;
    for (const start of bootstrap.starts.subarray(0, blocks)) counts[start]!++;
  }
  const chiSquare = counts.reduce((sum, count) => sum + (count - total / 10) ** 2 / (total / 10), 0);
  expect(chiSquare).toBeLessThan(27.9); // 99.9 % point of chi-square with 9 degrees of freedom
});

test('one seed gives one sequence of resamples', () => {
  const draw = (seed: number): number[] => {
    const bootstrap = createStationaryBootstrap({ observations: 30, meanBlockLength: 3, random: createRandom(seed) });
    return [bootstrap.draw(), ...bootstrap.starts, ...bootstrap.lengths, bootstrap.draw()];
  };
  expect(draw(9)).toEqual(draw(9));
  expect(draw(9)).not.toEqual(draw(10));
});

test('an empty series and a block shorter than one value are faults', () => {
  const random = createRandom(1);
  for (const observations of [0, 1.5, NaN]) {
    expect(() => createStationaryBootstrap({ observations, meanBlockLength: 2, random })).toThrow(RangeError);
  }
  for (const meanBlockLength of [0.5, NaN, Infinity]) {
    expect(() => createStationaryBootstrap({ observations: 5, meanBlockLength, random })).toThrow(RangeError);
  }
});
