import fc from 'fast-check';
import { computeSharpePerPeriod } from '../../../src/domain/performance/sharpe-per-period';

const returns = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 2, maxLength: 40 });
const asReturns = (bps: number[]): Float64Array => Float64Array.from(bps, (x) => x / 10_000);

test('mean 2 % and deviation 2 % make a ratio of 1', () => {
  // Returns of 0, 2 and 4 %: mean 2 %, sum of squares 8 %^2, divisor 2.
  expect(computeSharpePerPeriod(Float64Array.of(0, 0.02, 0.04))).toBeCloseTo(1, 14);
});

test('returns that do not vary beyond rounding have no ratio', () => {
  expect(computeSharpePerPeriod(new Float64Array(10).fill(0.01))).toBeUndefined();
  expect(computeSharpePerPeriod(new Float64Array(10))).toBeUndefined();
  // Returns of an account that grows by the same 1 % a period, taken from its wealth: they differ in the last digit.
  const wealth = Array.from({ length: 50 }, (_, i) => 100 * 1.01 ** i);
  expect(computeSharpePerPeriod(Float64Array.from(wealth.slice(1), (w, i) => w / wealth[i]! - 1))).toBeUndefined();
});

test('a single return has no ratio', () => {
  expect(computeSharpePerPeriod(Float64Array.of(0.01))).toBeUndefined();
  expect(computeSharpePerPeriod(new Float64Array(0))).toBeUndefined();
});

test('leverage and order do not change the ratio, betting the other way turns its sign', () => {
  fc.assert(
    fc.property(returns, (bps) => {
      const ratio = computeSharpePerPeriod(asReturns(bps));
      const doubled = computeSharpePerPeriod(asReturns(bps.map((x) => 2 * x)));
      const reversed = computeSharpePerPeriod(asReturns([...bps].reverse()));
      const opposite = computeSharpePerPeriod(asReturns(bps.map((x) => -x)));
      if (ratio === undefined) {
        expect([doubled, reversed, opposite]).toEqual([undefined, undefined, undefined]);
        return;
      }
      expect(doubled).toBeCloseTo(ratio, 10);
      expect(reversed).toBeCloseTo(ratio, 10);
      expect(opposite).toBeCloseTo(-ratio, 10);
    }),
  );
});

test('a return that is not a number is a fault', () => {
  expect(() => computeSharpePerPeriod(Float64Array.of(0.01, NaN))).toThrow('value 1 is NaN');
});
