import fc from 'fast-check';
import { computeTotalReturn } from '../../../src/domain/performance/total-return';

test('gains compound', () => {
  expect(computeTotalReturn(Float64Array.of(0.1, 0.1, -0.5))).toBeCloseTo(1.1 * 1.1 * 0.5 - 1, 14);
});

test('the order of returns does not matter to the end of it', () => {
  const percent = fc.array(fc.integer({ min: -99, max: 100 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(percent, (returns) => {
      const forwards = computeTotalReturn(Float64Array.from(returns, (x) => x / 100))!;
      const backwards = computeTotalReturn(Float64Array.from(returns, (x) => x / 100).reverse())!;
      expect(Math.abs(forwards - backwards)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(forwards)));
    }),
  );
});

test('who borrowed can lose more than everything', () => {
  expect(computeTotalReturn(Float64Array.of(-1.5))).toBe(-1.5);
});

test('without returns, or beyond the range of a number, it is undefined', () => {
  expect(computeTotalReturn(new Float64Array(0))).toBeUndefined();
  expect(computeTotalReturn(new Float64Array(10).fill(1e100))).toBeUndefined();
});

test('a return that is not a number is a fault', () => {
  expect(() => computeTotalReturn(Float64Array.of(0.01, NaN))).toThrow('value 1 is NaN');
});
