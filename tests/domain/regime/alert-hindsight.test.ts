import { findAlertHindsight } from '../../../src/domain/regime/alert-hindsight';
import { findBearMarkets } from '../../../src/domain/regime/hindsight-episodes';
import { barsOfCloses, walkBars } from '../../support/random-bars';
import { isShared, readSharedBars } from '../../support/shared-bars';

const dayMs = 86_400_000;

test('a bear market is judged by the falls of prices', () => {
  const bars = barsOfCloses([100, 110, 105, 80, 70, 75, 90, 95]);
  const found = findAlertHindsight({ view: 'market', state: 'bear' }, bars, {});
  expect(found?.episodes).toEqual(findBearMarkets(bars.close));
  expect(found?.episodes).toEqual([{ from: 2, to: 5 }]);
  expect(found?.rule).toBe('prices fell by 20 % from a peak, until they rose by 20 % from a trough');
});

test('fear is judged by the closes of the index that became known during each bar', () => {
  const bars = walkBars({ length: 60, seed: 1 });
  const high = (day: number): boolean => day >= 20 && day < 32;
  const volatilityIndex = {
    knownAt: bars.time.map((time) => time + dayMs),
    values: Float64Array.from({ length: 60 }, (_, day) => (high(day) ? 31 : 20)),
  };
  const found = findAlertHindsight({ view: 'turbulence', state: 'turbulent' }, bars, { volatilityIndex });
  expect(found?.episodes).toEqual([{ from: 20, to: 32 }]);
  const late = { ...volatilityIndex, knownAt: volatilityIndex.knownAt.map((time) => time + dayMs) };
  expect(
    findAlertHindsight({ view: 'turbulence', state: 'turbulent' }, bars, { volatilityIndex: late })?.episodes,
  ).toEqual([{ from: 21, to: 33 }]);
  const seldom = { knownAt: late.knownAt.filter((_, day) => day % 30 === 0), values: new Float64Array(2).fill(90) };
  expect(
    findAlertHindsight({ view: 'turbulence', state: 'turbulent' }, bars, { volatilityIndex: seldom })?.episodes,
  ).toEqual([]);
});

test('without the index, or of a state of which no rule speaks, there is no hindsight', () => {
  const bars = walkBars({ length: 60, seed: 1 });
  const volatilityIndex = { knownAt: bars.time, values: bars.close };
  expect(findAlertHindsight({ view: 'turbulence', state: 'turbulent' }, bars, {})).toBeUndefined();
  expect(findAlertHindsight({ view: 'turbulence', state: 'calm' }, bars, { volatilityIndex })).toBeUndefined();
  expect(findAlertHindsight({ view: 'market', state: 'bull' }, bars, { volatilityIndex })).toBeUndefined();
});

const shared = isShared('equities_daily/GSPC.csv.gz') && isShared('volatility/VIX_daily.csv.gz') ? test : test.skip;

shared('the S&P 500 of 1990 to 2022 had six bear markets and sixteen spells of a VIX above 30', () => {
  const bars = readSharedBars('equities_daily/GSPC.csv.gz', '1d');
  const vix = readSharedBars('volatility/VIX_daily.csv.gz', '1d');
  const volatilityIndex = { knownAt: vix.time.map((time) => time + dayMs), values: vix.close };
  const episodesOf = (view: string, state: string): number | undefined =>
    findAlertHindsight({ view, state }, bars, { volatilityIndex })?.episodes.length;
  expect(episodesOf('market', 'bear')).toBe(6);
  expect(episodesOf('liquidity', 'stressed')).toBe(16);
});
