import { createRandom } from '../../../../src/domain/numerics/random';
import { computeExpectedRescaledRange, computeRescaledRange } from '../../../../src/domain/sensory/what/rescaled-range';

test('the rescaled range of 1, 2, 3, 4 is 2 / sqrt(5 / 4), and neither a shift nor a factor changes it', () => {
  expect(computeRescaledRange(Float64Array.of(9, 1, 2, 3, 4, 9), 1, 4)).toBeCloseTo(2 / Math.sqrt(1.25), 14);
  expect(computeRescaledRange(Float64Array.of(12, 14, 16, 18), 0, 4)).toBeCloseTo(2 / Math.sqrt(1.25), 14);
});

test('returns that do not vary have no rescaled range', () => {
  expect(computeRescaledRange(new Float64Array(8), 0, 8)).toBeNaN();
  expect(computeRescaledRange(new Float64Array(8).fill(0.013), 0, 8)).toBeNaN();
});

test('two, three and four independent values have the expectations of Anis and Lloyd, worked by hand', () => {
  expect(computeExpectedRescaledRange(2)).toBe(1);
  expect(computeExpectedRescaledRange(3)).toBeCloseTo((2 / Math.PI) * (Math.SQRT2 + Math.SQRT1_2), 14);
  expect(computeExpectedRescaledRange(4)).toBeCloseTo((Math.sqrt(3) + 1 + 1 / Math.sqrt(3)) / 2, 14);
});

test.each([8, 13, 32])('the mean over many blocks of %i normal values is the expectation', (size) => {
  const random = createRandom(size);
  const blocks = 4_000;
  let sum = 0;
  let squares = 0;
  for (let block = 0; block < blocks; block++) {
    const value = computeRescaledRange(Float64Array.from({ length: size }, random.normal), 0, size);
    sum += value;
    squares += value * value;
  }
  const mean = sum / blocks;
  const error = Math.sqrt((squares / blocks - mean * mean) / blocks);
  expect(Math.abs(mean - computeExpectedRescaledRange(size))).toBeLessThan(3.5 * error);
});
