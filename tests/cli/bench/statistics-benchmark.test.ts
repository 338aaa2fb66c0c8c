import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { testByCopying } from '../../../src/cli/bench/plain-predictive-ability';
import { benchmarkStatistics, drawDifferentials, resampleByCopying } from '../../../src/cli/bench/statistics-benchmark';
import { computeQuantile } from '../../../src/domain/numerics/quantile';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpeInterval } from '../../../src/domain/performance/sharpe-interval';
import { sliceBars } from '../../../src/domain/market/bars';
import { resampleDifferentials } from '../../../src/domain/validation/resampled-differentials';
import { testSuperiorPredictiveAbility } from '../../../src/domain/validation/superior-predictive-ability';

const firstBars = async (count: number) => sliceBars(await readDefaultBars(), 0, count);

test('both contenders draw from one distribution: their intervals agree within what chance explains', () => {
  const random = createRandom(5);
  const returns = Float64Array.from({ length: 250 }, () => 0.001 + 0.01 * random.normal());
  const ratios = resampleByCopying(returns, 4_000, createRandom(6));
  const options = { resamples: 4_000, level: 0.9, periodsPerYear: 1, random: createRandom(7) };
  const { lower = NaN, upper = NaN } = computeSharpeInterval(returns, options) ?? {};
  // A quantile at 5 % of 4,000 draws strays by about 0.002 here; five times that is no chance.
  expect(Math.abs((computeQuantile(ratios, 0.05) ?? NaN) - lower)).toBeLessThan(0.012);
  expect(Math.abs((computeQuantile(ratios, 0.95) ?? NaN) - upper)).toBeLessThan(0.012);
});

test('the plain test of predictive ability has the p-value of ours, resample by resample', () => {
  const matrix = drawDifferentials(12, 150, createRandom(3));
  const resamples = 300;
  const ours = resampleDifferentials(matrix, { resamples, random: createRandom(4) });
  if (ours === undefined) throw new Error('nothing varies');
  const { upper } = testSuperiorPredictiveAbility(ours).pValues;
  const { meanBlockLength } = ours;
  expect(testByCopying(matrix, { resamples, meanBlockLength, random: createRandom(4) })).toBe(upper);
  expect(upper).toBeGreaterThan(0.01);
  expect(upper).toBeLessThan(1);
});

test('each figure is a rate beside its rival, and tells its size', async () => {
  const snooping = { resamples: 15, strategies: 7, days: 40 };
  const size = { resamples: 20, observations: 50, members: 12, survivors: 6, snooping };
  const figures = await benchmarkStatistics(await firstBars(80), { rounds: 3, roundMs: 1 }, size);
  expect(figures.map(({ name }) => name)).toEqual([
    'statistics/sharpe-interval',
    'statistics/selection',
    'statistics/spa',
  ]);
  for (const { value, baseline, ratio, rounds } of figures) {
    expect(rounds).toBe(3);
    for (const number of [value, baseline, ratio]) expect(number).toBeGreaterThan(0);
  }
  expect(figures[0]?.measures).toContain('20 resamples of the last 50 returns');
  expect(figures[1]?.measures).toContain('6 from 12');
  expect(figures[2]?.measures).toContain('7 strategies over 40 days, 15 resamples');
});
