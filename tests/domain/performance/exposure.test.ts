import { computeExposure } from '../../../src/domain/performance/exposure';

test('exposure is the share of periods with a position', () => {
  expect(computeExposure(63, 252)).toBe(0.25);
  expect(computeExposure(0, 0)).toBeUndefined();
  for (const held of [-1, 3, NaN]) expect(() => computeExposure(held, 2)).toThrow(RangeError);
});
