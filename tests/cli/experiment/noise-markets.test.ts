import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { drawNoise, noiseKinds } from '../../../src/cli/experiment/noise-markets';
import { computeVariance } from '../../../src/domain/numerics/statistics';

const length = 2_000;

function logReturns(close: Float64Array): Float64Array {
  return close.slice(1).map((value, index) => Math.log(value / close[index]!));
}

function correlation(values: Float64Array, lag: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let products = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    squares += (values[i]! - mean) ** 2;
    if (i >= lag) products += (values[i]! - mean) * (values[i - lag]! - mean);
  }
  return products / squares;
}

test.each(noiseKinds)(
  '%s: bars that could be real, the same from the same seed, and another market from another',
  async (kind) => {
    const real = await readDefaultBars();
    const bars = drawNoise(kind, { seed: 1, bars: length, real });
    expect(drawNoise(kind, { seed: 1, bars: length, real })).toEqual(bars);
    const other = drawNoise(kind, { seed: 2, bars: length, real });
    expect(other.instrument).not.toBe(bars.instrument);
    expect(other.close).not.toEqual(bars.close);
    for (let t = 0; t < length; t++) {
      expect(bars.low[t]!).toBeLessThanOrEqual(Math.min(bars.open[t]!, bars.close[t]!));
      expect(bars.high[t]!).toBeGreaterThanOrEqual(Math.max(bars.open[t]!, bars.close[t]!));
      expect(bars.low[t]!).toBeGreaterThan(0);
    }
  },
);

test.each(noiseKinds)(
  '%s: nothing is earned by holding, and the last return says nothing of the next',
  async (kind) => {
    const real = await readDefaultBars();
    const returns = logReturns(drawNoise(kind, { seed: 3, bars: 4_000, real }).close);
    const deviation = Math.sqrt(computeVariance(returns)!);
    const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
    expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(returns.length));
    // Real returns of the index have a correlation of some per cent of their own from one day to the next.
    expect(Math.abs(correlation(returns, 1))).toBeLessThan(0.12);
  },
);

test('volatility comes in clusters where the market is a GARCH process or made of real months, and not on a random walk', async () => {
  const real = await readDefaultBars();
  const clustering = (kind: (typeof noiseKinds)[number]): number =>
    correlation(logReturns(drawNoise(kind, { seed: 4, bars: 4_000, real }).close).map(Math.abs), 1);
  expect(clustering('random-walk')).toBeLessThan(0.06);
  expect(clustering('garch')).toBeGreaterThan(0.06);
  expect(clustering('shuffled')).toBeGreaterThan(0.06);
});
