import { openRecentPeak } from '../../../src/domain/regime/recent-peak';

test('a peak has halved after its half-life, unless a higher number comes', () => {
  const peak = openRecentPeak(4);
  expect(peak(0.8)).toBe(0.8);
  for (let t = 0; t < 3; t++) peak(0);
  expect(peak(0)).toBeCloseTo(0.4, 14);
  expect(peak(0.5)).toBe(0.5);
  expect(peak(Number.NaN)).toBeNaN();
  expect(peak(0.49)).toBe(0.49);
});
