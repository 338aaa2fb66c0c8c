import fc from 'fast-check';
import {
  computeDetrendedFluctuation,
  computeExpectedFluctuation,
} from '../../../../src/domain/sensory/what/detrended-fluctuation';

test('the path 1, 3, 7 is off its line by a mean square of 2 / 9', () => {
  expect(computeDetrendedFluctuation(Float64Array.of(5, 1, 2, 4), 1, 3)).toBeCloseTo(2 / 9, 14);
});

test('a steady rise has no fluctuation', () => {
  expect(computeDetrendedFluctuation(new Float64Array(64).fill(0.01), 0, 64)).toBeNaN();
  expect(computeDetrendedFluctuation(new Float64Array(8), 0, 8)).toBeNaN();
});

test('a trend on top changes nothing', () => {
  const returns = fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 8, maxLength: 32 });
  fc.assert(
    fc.property(returns, fc.double({ min: -0.05, max: 0.05, noNaN: true }), (values, trend) => {
      const plain = computeDetrendedFluctuation(Float64Array.from(values), 0, values.length);
      const tilted = computeDetrendedFluctuation(
        Float64Array.from(values, (value) => value + trend),
        0,
        values.length,
      );
      if (Number.isNaN(plain) || Number.isNaN(tilted)) expect((plain || 0) + (tilted || 0)).toBeLessThan(1e-20);
      else expect(Math.abs(tilted - plain)).toBeLessThan(1e-12);
    }),
  );
});

test.each([3, 4, 8, 17, 32])('its mean for a walk of %i steps is the trace of the walk without its line', (size) => {
  // Residual variance is a quadratic form of the steps: its mean is the sum over one step at a time.
  let trace = 0;
  for (let step = 0; step < size; step++) {
    const one = computeDetrendedFluctuation(
      Float64Array.from({ length: size }, (_, i) => Number(i === step)),
      0,
      size,
    );
    trace += one || 0;
  }
  expect(computeExpectedFluctuation(size)).toBeCloseTo(trace, 12);
});
