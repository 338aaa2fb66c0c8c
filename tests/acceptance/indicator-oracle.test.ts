import { ADX, ATR, BollingerBands, EMA, MACD, MFI, ROC, RSI, SMA, Stochastic } from 'technicalindicators';
import { averageTrueRange } from '../../src/domain/technical/average-true-range';
import { bollingerBands } from '../../src/domain/technical/bollinger-bands';
import { computeDirectionalIndex } from '../../src/domain/technical/directional-index';
import { computeExponentialAverage } from '../../src/domain/technical/exponential-moving-average';
import { computeMacdHistogram } from '../../src/domain/technical/macd-histogram';
import { computeMoneyFlow } from '../../src/domain/technical/money-flow';
import { computeRateOfChange } from '../../src/domain/technical/rate-of-change';
import { computeRelativeStrength } from '../../src/domain/technical/relative-strength';
import { computeSimpleMovingAverage } from '../../src/domain/technical/simple-moving-average';
import { computeStochastic } from '../../src/domain/technical/stochastic';
import { walkBars } from '../support/random-bars';

const bars = walkBars({ length: 600, seed: 99 });
const [high, low, close, volume] = [bars.high, bars.low, bars.close, bars.volume!].map((column) =>
  Array.from(column),
) as [number[], number[], number[], number[]];

/** Compares the defined tail of a column with the library's shorter list. */
function expectAgreement(column: Float64Array, oracle: readonly (number | undefined)[], tolerance: number): void {
  const tail = column.subarray(column.findIndex((value) => !Number.isNaN(value)));
  const theirs = oracle.filter((value) => value !== undefined);
  expect(tail).toHaveLength(theirs.length);
  const worst = tail.reduce((most, value, t) => Math.max(most, Math.abs(value - theirs[t]!)), 0);
  expect(worst).toBeLessThanOrEqual(tolerance);
}

test.each([5, 20, 50])('moving averages over %i bars agree with the library', (period) => {
  expectAgreement(computeSimpleMovingAverage(bars.close, period), SMA.calculate({ values: close, period }), 1e-9);
  expectAgreement(computeExponentialAverage(bars.close, period), EMA.calculate({ values: close, period }), 1e-9);
});

test.each([6, 14, 30])('Wilder indicators over %i bars agree with the library', (period) => {
  expectAgreement(averageTrueRange(bars, period), ATR.calculate({ high, low, close, period }), 1e-9);
  // The library rounds its RSI to two decimals.
  expectAgreement(computeRelativeStrength(bars.close, period), RSI.calculate({ values: close, period }), 0.005 + 1e-9);
  const adx = ADX.calculate({ high, low, close, period }).map((point) => point.adx);
  expectAgreement(computeDirectionalIndex(bars, period), adx, 1e-9);
});

test('the MACD histogram agrees with the library', () => {
  const oracle = MACD.calculate({
    values: close,
    fastPeriod: 12,
    slowPeriod: 26,
    signalPeriod: 9,
    SimpleMAOscillator: false,
    SimpleMASignal: false,
  });
  const fractions = oracle.map(({ histogram }, index) =>
    histogram === undefined ? undefined : histogram / close[index + 25]!,
  );
  expectAgreement(computeMacdHistogram(bars.close, { fast: 12, slow: 26, signal: 9 }), fractions, 1e-12);
});

test('Bollinger bands agree with the library', () => {
  const oracle = BollingerBands.calculate({ values: close, period: 20, stdDev: 2 });
  const [upper, lower] = bollingerBands.map((feature) => feature.compute(bars, [20, 2])) as [
    Float64Array,
    Float64Array,
  ];
  expectAgreement(
    upper,
    oracle.map((point) => point.upper),
    1e-9,
  );
  expectAgreement(
    lower,
    oracle.map((point) => point.lower),
    1e-9,
  );
});

test('stochastic, rate of change and money flow agree with the library', () => {
  const stochastic = Stochastic.calculate({ high, low, close, period: 14, signalPeriod: 3 });
  expectAgreement(
    computeStochastic(bars, 14),
    stochastic.map((point) => point.k),
    1e-9,
  );
  const change = ROC.calculate({ values: close, period: 22 });
  expectAgreement(
    computeRateOfChange(bars.close, 22),
    change.map((percent) => percent / 100),
    1e-12,
  );
  const flow = MFI.calculate({ high, low, close, volume, period: 14 });
  // The library overlooks its first bar, so it starts one later, and rounds to two decimals.
  expectAgreement(computeMoneyFlow(bars, 14).subarray(15), flow, 0.005 + 1e-9);
});
