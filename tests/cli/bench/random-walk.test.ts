import { drawRandomWalk } from '../../../src/cli/bench/random-walk';

test('a walk is the same for the same seed, and its bars hold together', () => {
  const { dataset, bars } = drawRandomWalk(500, 7);
  expect(drawRandomWalk(500, 7).dataset).toBe(dataset);
  expect(drawRandomWalk(500, 8).dataset).not.toBe(dataset);
  const { open, high, low, close, volume } = bars;
  expect(close).toHaveLength(500);
  for (let t = 0; t < 500; t++) {
    expect(high[t]).toBeGreaterThanOrEqual(Math.max(open[t]!, close[t]!));
    expect(low[t]).toBeLessThanOrEqual(Math.min(open[t]!, close[t]!));
    expect(volume![t]).toBeGreaterThan(0);
  }
});
