import fc from 'fast-check';
import { computeCalmar } from '../../../src/domain/performance/calmar';
import { computeSterling } from '../../../src/domain/performance/sterling';

test('two years with drawdowns of 20 % and 10 % divide the annual return by 15 %', () => {
  const returns = Float64Array.of(0.1, -0.2, 0.5, -0.1);
  expect(computeSterling(returns, 2)).toBeCloseTo((Math.sqrt(1.1 * 0.8 * 1.5 * 0.9) - 1) / 0.15, 12);
});

test('a year starts at a peak of its own: a fall over its turn counts in each part by itself', () => {
  const returns = Float64Array.of(0, -0.1, -0.1, 0.5);
  expect(computeSterling(returns, 2)).toBeCloseTo((Math.sqrt(0.9 * 0.9 * 1.5) - 1) / 0.1, 12);
});

test('up to a year and a half there is one drawdown, the largest, and the ratio is that of Calmar', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 14 }), (percent) => {
      const returns = Float64Array.from(percent, (x) => x / 100);
      expect(computeSterling(returns, 10)).toEqual(computeCalmar(returns, 10));
    }),
  );
});

test('years without a fall soften the bad one, so the ratio is never below that of Calmar in size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 20, maxLength: 60 }), (percent) => {
      const returns = Float64Array.from(percent, (x) => x / 100);
      const [sterling, calmar] = [computeSterling(returns, 10), computeCalmar(returns, 10)];
      if (sterling !== undefined && calmar !== undefined)
        expect(Math.abs(sterling)).toBeGreaterThanOrEqual(Math.abs(calmar) * (1 - 1e-12));
    }),
  );
});

test('without a drawdown or an annual return there is no ratio', () => {
  expect(computeSterling(Float64Array.of(0.01, 0.02), 252)).toBeUndefined();
  expect(computeSterling(Float64Array.of(-1.5), 252)).toBeUndefined();
  expect(computeSterling(new Float64Array(0), 252)).toBeUndefined();
  expect(() => computeSterling(Float64Array.of(0.01, NaN), 252)).toThrow('value 1 is NaN');
  expect(() => computeSterling(Float64Array.of(0.01), 0)).toThrow('periods per year');
});
