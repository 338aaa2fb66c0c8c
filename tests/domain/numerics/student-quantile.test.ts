import fc from 'fast-check';
import { computeStudentTails } from '../../../src/domain/numerics/student-distribution';
import { computeStudentQuantile } from '../../../src/domain/numerics/student-quantile';

test.each([
  [0.05, 1, '12.7062'],
  [0.05, 10, '2.2281'],
  [0.01, 30, '2.7500'],
  [0.001, 5, '6.8688'],
  [0.1, 120, '1.6577'],
])('two tails of %d with %d degrees of freedom begin at the %s of every table', (tails, degrees, value) => {
  expect(computeStudentQuantile(tails, degrees).toFixed(4)).toBe(value);
});

test('it is the inverse of the tails', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1, noNaN: true }), fc.integer({ min: 1, max: 60 }), (tails, degrees) => {
      expect(computeStudentTails(computeStudentQuantile(tails, degrees), degrees) / tails).toBeCloseTo(1, 5);
    }),
  );
});

test('a probability outside of 0 and 1 is refused', () => {
  for (const tails of [0, -1, 1.1, NaN]) expect(() => computeStudentQuantile(tails, 3)).toThrow(RangeError);
});
