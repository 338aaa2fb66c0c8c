import { computeUsualVolume } from '../../../src/domain/stress/usual-volume';
import { flatBars } from '../../support/random-bars';

test('the mean of the bar and the year before it, of what there is at the beginning', () => {
  const bars = { ...flatBars(600), volume: Float64Array.from({ length: 600 }, (_, t) => t) };
  const usual = computeUsualVolume(bars)!;
  expect([usual[0], usual[1], usual[2]]).toEqual([0, 0.5, 1]);
  expect(usual[251]).toBe(125.5);
  expect(usual[500]).toBe(500 - 125.5);
});

test('none where there is no volume', () => {
  expect(computeUsualVolume({ ...flatBars(10), volume: undefined })).toBeUndefined();
});
