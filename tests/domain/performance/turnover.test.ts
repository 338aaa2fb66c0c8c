import { computeTurnover } from '../../../src/domain/performance/turnover';

test('buying and selling everything once in half a year turns the account over four times a year', () => {
  const equity = new Float64Array(126).fill(50_000);
  expect(computeTurnover({ tradedValue: 100_000, equity }, 252)).toBeCloseTo(4, 12);
});

test('an account without periods or without money has no turnover', () => {
  expect(computeTurnover({ tradedValue: 0, equity: new Float64Array(0) }, 252)).toBeUndefined();
  expect(computeTurnover({ tradedValue: 1, equity: new Float64Array(3) }, 252)).toBeUndefined();
  expect(() => computeTurnover({ tradedValue: 1, equity: new Float64Array(3) }, 0)).toThrow(RangeError);
});

test('mean equity is the mean of all periods, whatever happens in them', () => {
  const equity = Float64Array.of(100, 100, 300, 100, 100, 100);
  // A mean of 800 / 6 over half a year of 12 months.
  expect(computeTurnover({ tradedValue: 800, equity }, 12)).toBeCloseTo(12, 12);
});

test('a change counts from the period it happens in to the last', () => {
  // A mean of 200 over a third of a year.
  const equity = Float64Array.of(100, 100, 200, 400);
  expect(computeTurnover({ tradedValue: 800, equity }, 12)).toBeCloseTo(12, 12);
});
