import fc from 'fast-check';
import { computeNormalCdf } from '../../../src/domain/numerics/normal-distribution';
import { computeStudentTails } from '../../../src/domain/numerics/student-distribution';

/** Two-sided critical values, Abramowitz & Stegun (1964), table 26.10. */
test.each([
  [12.706, 1, 0.05],
  [4.303, 2, 0.05],
  [2.571, 5, 0.05],
  [2.262, 9, 0.05],
  [3.25, 9, 0.01],
  [1.96, 1_000_000, 0.05],
])('t of %p with %p degrees of freedom has tails of %p', (t, degreesOfFreedom, tails) => {
  expect(computeStudentTails(t, degreesOfFreedom)).toBeCloseTo(tails, 4);
});

test('one and two degrees of freedom have closed forms', () => {
  expect(computeStudentTails(1, 1)).toBeCloseTo(0.5, 14);
  expect(computeStudentTails(2, 2)).toBeCloseTo(1 - 2 / Math.sqrt(6), 14);
});

test('tails shrink with the size of t, whatever its sign, towards those of the normal', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 8, noNaN: true }), fc.integer({ min: 1, max: 60 }), (t, degreesOfFreedom) => {
      const tails = computeStudentTails(t, degreesOfFreedom);
      expect(tails).toBe(computeStudentTails(-t, degreesOfFreedom));
      expect(tails).toBeGreaterThanOrEqual(computeStudentTails(t + 0.5, degreesOfFreedom));
      expect(tails).toBeGreaterThanOrEqual(computeStudentTails(t, degreesOfFreedom + 1) - 1e-14);
      expect(tails).toBeGreaterThanOrEqual(2 * computeNormalCdf(-t) - 1e-14);
    }),
  );
  expect(computeStudentTails(Infinity, 3)).toBe(0);
  expect(computeStudentTails(0, 3)).toBe(1);
  expect(() => computeStudentTails(1, 0)).toThrow(RangeError);
  expect(() => computeStudentTails(NaN, 3)).toThrow(RangeError);
});
