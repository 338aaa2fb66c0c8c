import { assertPeriodsPerYear } from '../../../src/domain/performance/periods-per-year';

test('a year has a positive and finite number of periods, whole or not', () => {
  for (const periods of [252, 0.5, 98_280]) expect(() => assertPeriodsPerYear(periods)).not.toThrow();
  for (const periods of [0, -252, NaN, Infinity]) expect(() => assertPeriodsPerYear(periods)).toThrow(RangeError);
});
