import { fitScenarioBounds } from '../../../src/domain/stress/scenario-bounds';
import { transformations } from '../../../src/domain/stress/scenario-transformations';
import { scenarioKinds } from '../../../src/domain/stress/scenario';
import { barsOf, flatBars, walkBars } from '../../support/random-bars';
import { isShared, readSharedBars } from '../../support/shared-bars';

const calm = walkBars({ length: 252 * 10, seed: 5, volatility: 0.005 });
const wild = walkBars({ length: 252 * 10, seed: 5, volatility: 0.1 });

test.each([
  ['calm', calm],
  ['wild', wild],
  ['motionless', flatBars(300)],
  ['a single bar', flatBars(1)],
])('the values of the policy are plausible everywhere, and all that is plausible is possible (%s)', (_, bars) => {
  const bounds = fitScenarioBounds(bars);
  for (const kind of scenarioKinds) {
    const { defaults, limits } = transformations[kind];
    for (const [name, { min, max }] of Object.entries(bounds[kind])) {
      expect(min).toBeLessThan(max);
      expect(min).toBeGreaterThanOrEqual(limits[name]!.min);
      expect(max).toBeLessThanOrEqual(limits[name]!.max);
      if (defaults) expect(defaults[name]! >= min && defaults[name]! <= max).toBe(true);
    }
  }
  expect(JSON.parse(JSON.stringify(bounds))).toEqual(bounds);
});

test('a wilder market may crash deeper, swing wider, gap further and bleed longer', () => {
  const [low, high] = [fitScenarioBounds(calm), fitScenarioBounds(wild)];
  for (const [kind, name] of [
    ['flash-crash', 'fall'],
    ['volatility-spike', 'annualVolatility'],
    ['gap-opening', 'gap'],
    ['slow-bleed', 'fall'],
  ] as const)
    expect(high[kind][name]!.max).toBeGreaterThan(low[kind][name]!.max);
});

test('one enormous gap does not make twice as much plausible', () => {
  const rows = Array.from({ length: 2_000 }, (_, t) => {
    const open = t === 1_000 ? 115 : 100 + (t % 7) / 100;
    return { open, high: 120, low: 90, close: 100 };
  });
  expect(fitScenarioBounds(barsOf(rows))['gap-opening']['gap']!.max).toBeLessThanOrEqual(1.25 * 0.15 + 1e-9);
});

const daily = 'equities_daily/GSPC.csv.gz';
(isShared(daily) ? test : test.skip)('the S&P 500 may lose what it lost in 1987 nearly, and swing as in 2020', () => {
  const bounds = fitScenarioBounds(readSharedBars(daily, '1d'));
  expect(bounds['flash-crash']['fall']!.max).toBeGreaterThan(0.12);
  expect(bounds['flash-crash']['fall']!.max).toBeLessThan(0.2);
  expect(bounds['volatility-spike']['annualVolatility']!.max).toBeGreaterThan(0.9);
  expect(bounds['gap-opening']['gap']!.max).toBeLessThan(0.12);
});
