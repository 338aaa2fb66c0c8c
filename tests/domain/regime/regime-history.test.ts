import type { Bars } from '../../../src/domain/market/bars';
import { measureAlertQuality } from '../../../src/domain/regime/alert-quality';
import { axisPolicy } from '../../../src/domain/regime/axis-policy';
import { findBearMarkets, findSpells } from '../../../src/domain/regime/hindsight-episodes';
import { scoreRegimeForecasts } from '../../../src/domain/regime/next-regime';
import { findRegimeAlerts } from '../../../src/domain/regime/regime-alerts';
import { openRangeStretches } from '../../../src/domain/regime/range-stretches';
import {
  computeRegimeHistory,
  type RegimeHistory,
  type RegimeHistoryOptions,
} from '../../../src/domain/regime/regime-history';
import type { RegimeView } from '../../../src/domain/regime/regime-view';
import { regimeViews } from '../../../src/domain/regime/regime-views';
import { computeTransitionMatrix } from '../../../src/domain/regime/transition-matrix';
import { walkBars } from '../../support/random-bars';
import { isShared, readSharedBars } from '../../support/shared-bars';

function viewNamed(name: string): RegimeView {
  const view = regimeViews.find((one) => one.name === name);
  if (!view) throw new Error(`no view ${name}`);
  return view;
}

const stateOf = ({ view, probabilities }: RegimeHistory, state: string): Float64Array =>
  probabilities[view.states.findIndex(({ name }) => name === state)]!;

test('a history names the likeliest state of every bar that is known', () => {
  const bars = walkBars({ length: 300, seed: 71 });
  const { codes, probabilities } = computeRegimeHistory(bars, viewNamed('market'));
  expect(codes.findIndex((code) => code > 0)).toBe(126);
  for (let t = 126; t < 300; t++) {
    const row = probabilities.map((column) => column[t]!);
    expect(codes[t]).toBe(row.indexOf(Math.max(...row)) + 1);
  }
  expect(probabilities[0]!.slice(0, 126).every(Number.isNaN)).toBe(true);
});

const suite =
  isShared('equities_daily/GSPC.csv.gz') && isShared('volatility/VIX_daily.csv.gz') ? describe : describe.skip;

// The tables of docs/regimes.md.
suite('on the S&P 500 of 1990 to 2022', () => {
  let bars: Bars;
  let vix: Bars;
  const histories = new Map<string, RegimeHistory>();
  const historyOf = (name: string, options: RegimeHistoryOptions = {}): RegimeHistory => {
    const key = `${name} ${String(options.policy?.direction.lookbackBars)} ${String(options.context !== undefined)}`;
    const known = histories.get(key) ?? computeRegimeHistory(bars, viewNamed(name), options);
    histories.set(key, known);
    return known;
  };
  beforeAll(() => {
    bars = readSharedBars('equities_daily/GSPC.csv.gz', '1d');
    vix = readSharedBars('volatility/VIX_daily.csv.gz', '1d');
  });

  const day = (date: string): number => bars.time.indexOf(Date.parse(date));
  const indexOf = (): { knownAt: Float64Array; values: Float64Array } => ({
    knownAt: vix.time.map((time) => time + 86_400_000),
    values: vix.close,
  });

  test('six bear markets are dated as everybody dates them', () => {
    const dates = findBearMarkets(bars.close).map(({ from, to }) =>
      [from - 1, to - 1].map((bar) => new Date(bars.time[bar]!).toISOString().slice(0, 10)),
    );
    expect(dates).toEqual([
      ['2000-03-24', '2001-09-21'],
      ['2002-01-04', '2002-07-23'],
      ['2007-10-09', '2008-11-20'],
      ['2009-01-06', '2009-03-09'],
      ['2020-02-19', '2020-03-23'],
      ['2022-01-03', '2022-10-12'],
    ]);
  });

  test.each([
    [42, 48, 31, [42, 22, 28, 29, 13, 13]],
    [63, 34, 22, [137, 102, 61, 0, 16, 33]],
    [126, 22, 10, [175, 21, 66, 0, 19, 82]],
    [189, 11, 3, [187, 20, 82, 0, 21, 88]],
    [252, 8, 2, [243, 0, 177, 0, 131]],
  ])('alerts of a bear market over %i bars: %i, of which %i false, and their delays', (...row) => {
    const [lookbackBars, alerts, falseAlerts, delaysBars] = row;
    const policy = { ...axisPolicy, direction: { ...axisPolicy.direction, lookbackBars } };
    const found = findRegimeAlerts(stateOf(historyOf('market', { policy }), 'bear'));
    const quality = measureAlertQuality(found, findBearMarkets(bars.close), bars.close.length);
    expect(quality).toMatchObject({ episodes: 6, alerts, falseAlerts, delaysBars });
  });

  test.each([
    ['turbulence', 'turbulent', 42, 27, [0, 0, 0, 0, 0, 1, 0, 37, 2, 2, 0]],
    ['volatility-classes', 'high', 6, 0, [26, 15, 6, 6, 9]],
    ['liquidity', 'stressed', 21, 11, [38, 19, 13, 6, 6, 10, 9, 11]],
    ['sentiment', 'risk-off', 28, 19, [2, 21, 20, 13, 2, 4, 2, 9]],
  ])('alerts of %s %s beside sixteen spells of a VIX above 30', (...row) => {
    const [view, state, alerts, falseAlerts, delaysBars] = row;
    const byDay = new Map(Array.from(vix.time, (time, i) => [time, vix.close[i]!]));
    const closes = bars.time.map((time) => byDay.get(time) ?? Number.NaN);
    const spells = findSpells(closes, { above: 30, mergeWithin: 21, leastBars: 10 });
    const found = findRegimeAlerts(stateOf(historyOf(view), state));
    const quality = measureAlertQuality(found, spells, bars.close.length);
    expect(quality).toMatchObject({ episodes: 16, alerts, falseAlerts, delaysBars });
  });

  test.each([
    ['market', '2008-10-15', 'bear'],
    ['volatility', '2008-10-15', 'extreme'],
    ['turbulence', '2008-10-15', 'turbulent'],
    ['combinations', '2008-11-20', 'bear-market'],
    ['turbulence', '2010-05-20', 'turbulent'],
    ['sentiment', '2010-05-07', 'risk-off'],
    ['volatility', '2020-03-16', 'extreme'],
    ['liquidity', '2020-03-16', 'crisis'],
    ['market', '2020-03-16', 'bear'],
    ['combinations', '2020-03-16', 'bear-market'],
    ['sentiment', '2020-02-28', 'risk-off'],
    ['turbulence', '2017-06-30', 'calm'],
    ['market', '2017-06-30', 'bull'],
    ['combinations', '2017-06-30', 'stable-bull'],
  ])('%s calls %s %s', (view, date, state) => {
    const history = historyOf(view, { context: { volatilityIndex: indexOf() } });
    expect(history.view.states[history.codes[day(date)]! - 1]?.name).toBe(state);
  });

  test('a change of volatility is known within days of its beginning', () => {
    const stretches = openRangeStretches();
    const changes = Array.from(bars.close, (_, t) => stretches(bars, t)?.changeProbability(10));
    const days = ['2007-02-28', '2007-07-27', '2008-09-17', '2010-05-06', '2011-08-04', '2018-02-06', '2020-02-26'];
    expect(days.filter((date) => changes[day(date)]! > 0.5)).toEqual(days);
  });

  test.each([
    ['market', -0.7605, -0.94],
    ['volatility', -0.6845, -0.8636],
    ['turbulence', -0.8001, -0.8668],
    ['trend', -1.0761, -1.0839],
    ['liquidity', -0.2946, -0.4369],
    ['sentiment', -0.8369, -0.9329],
  ])(
    'the regime of %s a month ahead is forecast with a log score of %d, persistence with %d',
    (view, score, persistence) => {
      const { codes, view: taxonomy } = historyOf(view);
      const found = scoreRegimeForecasts(codes, { states: taxonomy.states.length, horizonBars: 21 });
      expect(found!.logScore).toBeCloseTo(score, 4);
      expect(found!.persistenceLogScore).toBeCloseTo(persistence, 4);
    },
  );

  test('a bull market lasts 27 bars as the view sees it, a bear market 10, stressed liquidity 12', () => {
    const durationsOf = (view: string): (string | undefined)[] => {
      const { codes, view: taxonomy } = historyOf(view);
      const { durations } = computeTransitionMatrix(codes, taxonomy.states.length);
      return durations.map((one) => one && [one.bars, one.lower, one.upper].map((bars) => bars.toFixed(1)).join(' '));
    };
    expect(durationsOf('market')).toEqual(['26.8 23.0 31.4', '10.2 8.5 12.3', '10.8 9.6 12.2', '3.9 2.6 6.8']);
    expect(durationsOf('liquidity')).toEqual(['155.0 117.0 210.1', '11.6 8.9 15.4', '10.0 3.8 47.4']);
  });
});
