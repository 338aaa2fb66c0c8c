import { labelVolatilityRegimes, volatilityRegimes } from '../../../src/domain/regime/volatility-regime';
import { axisPolicy } from '../../../src/domain/regime/axis-policy';
import { createVolatilityAxis } from '../../../src/domain/regime/volatility-axis';
import { readAxis } from '../../support/axis-columns';
import { flatBars, walkBars } from '../../support/random-bars';

/** Share of an annual volatility of one: what a daily return deviates by. */
const daily = (annual: number): number => annual / Math.sqrt(252);

test.each([
  [0.05, 'low'],
  [0.24, 'normal'],
  [0.42, 'high'],
  [1, 'extreme'],
])('a market of an annual volatility of %d is %s on average', (annual, state) => {
  const readings = readAxis(createVolatilityAxis(), walkBars({ length: 400, seed: 3, volatility: daily(annual) }));
  const known = readings.flatMap((reading) => (reading ? [reading[state]!] : []));
  expect(known).toHaveLength(400 - 21);
  expect(known.reduce((sum, p) => sum + p, 0) / known.length).toBeGreaterThan(0.5);
});

test('the likeliest state is the label that costs and fitness go by, but for extreme', () => {
  const bars = walkBars({ length: 1_500, seed: 4, volatility: daily(0.2) });
  const labels = labelVolatilityRegimes(bars);
  const names = { low: 'low', normal: 'medium', high: 'high', extreme: 'high' } as const;
  let same = 0;
  readAxis(createVolatilityAxis(), bars).forEach((reading, t) => {
    if (!reading) return expect(labels[t]).toBe(0);
    const likeliest = Object.entries(reading).sort((a, b) => b[1] - a[1])[0]![0] as keyof typeof names;
    same += Number(names[likeliest] === volatilityRegimes[labels[t]!]);
  });
  expect(same).toBe(1_500 - 21);
});

test('a volatility between two thresholds is there as often as it says', () => {
  // True volatilities drawn about the threshold; the estimate of each is that of twenty returns.
  const axis = createVolatilityAxis({ ...axisPolicy.volatility, windowDays: 21 });
  const bins = Array.from({ length: 5 }, () => ({ count: 0, sum: 0, low: 0 }));
  for (let market = 0; market < 1_200; market++) {
    const annual = 0.15 * 2 ** (((market % 60) - 30) / 30);
    const reading = readAxis(axis, walkBars({ length: 22, seed: 100 + market, volatility: daily(annual) }))[21]!;
    const bin = bins[Math.min(4, Math.floor(5 * reading['low']!))]!;
    bin.count++;
    bin.sum += reading['low']!;
    bin.low += Number(annual < 0.15);
  }
  for (const { count, sum, low } of bins) {
    const expected = sum / count;
    // The normal error of a logarithm of a deviation is itself good to a twentieth.
    expect(Math.abs(low / count - expected)).toBeLessThan(0.05 + 4 * Math.sqrt((expected * (1 - expected)) / count));
  }
});

test('prices that stand still are certainly low', () => {
  expect(readAxis(createVolatilityAxis(), flatBars(30))[29]).toEqual({ low: 1, normal: 0, high: 0, extreme: 0 });
});
