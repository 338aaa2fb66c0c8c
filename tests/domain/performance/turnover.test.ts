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
