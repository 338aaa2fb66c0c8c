import fc from 'fast-check';
import { measureUniformity } from '../../../src/cli/experiment/calibration-uniformity';
import { createRandom } from '../../../src/domain/numerics/random';

/** Values at the middles of equal steps, moved up by `shift`: their distance is half a step and the shift. */
const steps = (count: number, shift: number): number[] =>
  Array.from({ length: count }, (_, rank) => (rank + 0.5) / count + shift);

test('the points of Stephens 1970 have the p-values of the table', () => {
  const count = 400;
  const scale = Math.sqrt(count) + 0.12 + 0.11 / Math.sqrt(count);
  for (const [point, tail] of [
    [1.138, 0.15],
    [1.224, 0.1],
    [1.358, 0.05],
    [1.48, 0.025],
    [1.628, 0.01],
  ] as const) {
    const { distance, pValue } = measureUniformity(steps(count, point / scale - 0.5 / count));
    expect(distance).toBeCloseTo(point / scale, 10);
    expect(pValue).toBeCloseTo(tail, 3);
  }
});

test('a single value in the middle is as far as one value can be near, and none is a fault', () => {
  expect(measureUniformity([0.5]).distance).toBe(0.5);
  expect(measureUniformity(steps(1_000, 0))).toEqual({ distance: 0.0005, pValue: 1 });
  expect(() => measureUniformity([])).toThrow(RangeError);
});

test('neither the order nor the direction of the values matters', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (values) => {
      const found = measureUniformity(values);
      expect(measureUniformity([...values].reverse())).toEqual(found);
      expect(measureUniformity(values.map((value) => 1 - value)).distance).toBeCloseTo(found.distance, 9);
    }),
  );
});

test('of uniform values its own p-value is uniform', () => {
  const random = createRandom(5);
  const pValues = Array.from(
    { length: 300 },
    () => measureUniformity(Array.from({ length: 60 }, () => random.uniform())).pValue,
  );
  expect(measureUniformity(pValues).pValue).toBeGreaterThan(0.001);
});
