import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import { averageTrueRange } from '../../../src/domain/technical/average-true-range';
import { roughBars } from '../../support/rough-bars';
import { dailyBars } from '../../support/scripted-market';

const marketOf = (bars: Parameters<typeof dailyBars>[0], volume?: number) =>
  createSimulatedMarket({ name: 'history', bars: dailyBars(bars, volume), liquidity: undefined });

test('the volume of a day is the mean of the bars known, at most a month of them, times the bars of a day', () => {
  const bars = roughBars({ seed: 2, length: 50 });
  const volume = Float64Array.from({ length: 50 }, (_, bar) => bar + 1);
  const daily = createSimulatedMarket({ name: 'history', bars: { ...bars, volume }, liquidity: undefined });
  expect(daily.dailyVolume[0]).toBe(1);
  expect(daily.dailyVolume[1]).toBe(1.5);
  expect(daily.dailyVolume[19]).toBe(10.5);
  expect(daily.dailyVolume[49]).toBe(40.5); // 31 ... 50
  const hourly = roughBars({ seed: 2, length: 50, period: '1h', calendar: 'always' });
  const market = createSimulatedMarket({ name: 'history', bars: { ...hourly, volume }, liquidity: undefined });
  expect(market.barsPerDay).toBe(24);
  expect(market.periodsPerYear).toBe(24 * 365);
  expect(market.dailyVolume[49]).toBe(24 * 40.5);
});

test('a market that states no volume has a volume of 0, which the cost model knows as unknown', () => {
  expect([...marketOf([[1, 1, 1, 1]]).dailyVolume]).toEqual([0]);
  expect([...marketOf([[1, 1, 1, 1]], 7).dailyVolume]).toEqual([7]);
});

test('range, volatility and regime are undefined until they are known', () => {
  const bars = roughBars({ seed: 3, length: 120 });
  const { averageRange, barVolatility, volatilityRegime, path } = createSimulatedMarket({
    name: 'flash-crash',
    bars,
    liquidity: undefined,
  });
  expect(path.name).toBe('flash-crash');
  expect(averageRange).toEqual(averageTrueRange(bars, 14));
  expect(averageRange.findIndex((value) => value > 0)).toBe(14);
  expect(barVolatility.findIndex((value) => value > 0)).toBe(20);
  expect(volatilityRegime[0]).toBe(0);
  expect(volatilityRegime.at(-1)).toBeGreaterThan(0);
});
