import fc from 'fast-check';
import { computeExpectedMaximum } from '../../../src/domain/numerics/normal-distribution-maximum';

test('the values published for 10 and 100 trials are reproduced', () => {
  // Bailey & Lopez de Prado (2014).
  expect(computeExpectedMaximum(10)).toBeCloseTo(1.574598, 6);
  expect(computeExpectedMaximum(100)).toBeCloseTo(2.5306029, 7);
  expect(computeExpectedMaximum(3_000)).toBeCloseTo(3.56, 2);
});

test('one trial selects nothing', () => {
  expect(computeExpectedMaximum(1)).toBe(0);
});

test('more trials never lower the maximum to expect, and it is never negative', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e12, noNaN: true }),
      fc.double({ min: 1, max: 10, noNaN: true }),
      (n, more) => {
        expect(computeExpectedMaximum(n)).toBeGreaterThanOrEqual(0);
        expect(computeExpectedMaximum(n * more)).toBeGreaterThanOrEqual(computeExpectedMaximum(n) * (1 - 1e-12));
      },
    ),
  );
});

test('less than one trial is a fault', () => {
  for (const count of [0, 0.5, -1, NaN, Infinity]) expect(() => computeExpectedMaximum(count)).toThrow(RangeError);
});
