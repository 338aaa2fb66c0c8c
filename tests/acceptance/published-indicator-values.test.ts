import { averageTrueRange } from '../../src/domain/technical/average-true-range';
import { bollingerBands } from '../../src/domain/technical/bollinger-bands';
import { computeDirectionalIndex } from '../../src/domain/technical/directional-index';
import { donchianChannel } from '../../src/domain/technical/donchian-channel';
import { computeExponentialAverage } from '../../src/domain/technical/exponential-moving-average';
import { computeMoneyFlow } from '../../src/domain/technical/money-flow';
import { computeBalanceSlope } from '../../src/domain/technical/on-balance-volume';
import { computeRateOfChange } from '../../src/domain/technical/rate-of-change';
import { realisedVolatility } from '../../src/domain/technical/realised-volatility';
import { computeRelativeStrength } from '../../src/domain/technical/relative-strength';
import { computeSimpleMovingAverage } from '../../src/domain/technical/simple-moving-average';
import { computeStochastic } from '../../src/domain/technical/stochastic';
import { computeTrendSlope } from '../../src/domain/technical/trend-slope';
import { computeVolumeRatio } from '../../src/domain/technical/volume-ratio';
import { barsOf, barsOfCloses } from '../support/random-bars';

const rounded = (column: Float64Array, digits: number): (number | undefined)[] =>
  Array.from(column, (value) => (Number.isNaN(value) ? undefined : Number(value.toFixed(digits))));

const none = (count: number): undefined[] => Array.from({ length: count }, () => undefined);

test('RSI(14) of the StockCharts sheet', () => {
  const closes = [
    44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328, 45.614,
    46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515, 45.7835, 45.3548,
    44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
  ];
  expect(rounded(computeRelativeStrength(Float64Array.from(closes), 14), 2)).toEqual([
    ...none(14),
    ...[70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46, 41.87, 45.46],
    ...[37.3, 33.08, 37.77],
  ]);
});

test('EMA(10) of the StockCharts sheet, which starts as the plain average 22.22', () => {
  const closes = Float64Array.from([
    22.2734, 22.194, 22.0847, 22.1741, 22.184, 22.1344, 22.2337, 22.4323, 22.2436, 22.2933, 22.1542, 22.3926, 22.3816,
    22.6109, 23.3558, 24.0519, 23.753, 23.8324, 23.9516, 23.6338,
  ]);
  const ema = [22.22, 22.21, 22.24, 22.27, 22.33, 22.52, 22.8, 22.97, 23.13, 23.28, 23.34];
  expect(rounded(computeExponentialAverage(closes, 10), 2)).toEqual([...none(9), ...ema]);
  expect(rounded(computeSimpleMovingAverage(closes, 10), 2)[9]).toBe(22.22);
});

// By hand: true ranges 5 (13-8), 4 (gap up: 15-11), 6 (gap down: 14-8), 3; averages (5+4+6)/3 = 5 and (2*5+3)/3 = 13/3.
test('the true range reaches to the close before, and its average starts as a plain mean', () => {
  const bars = barsOf([
    { open: 10, high: 12, low: 9, close: 10 },
    { open: 10, high: 13, low: 8, close: 11 },
    { open: 14, high: 15, low: 13, close: 14 },
    { open: 9, high: 10, low: 8, close: 9 },
    { open: 9, high: 11, low: 8, close: 10 },
  ]);
  expect(Array.from(averageTrueRange(bars, 3))).toEqual([NaN, NaN, NaN, 5, 13 / 3]);
});

describe('the directional index', () => {
  test('is 100 where every bar goes the same way', () => {
    const rising = barsOfCloses(Array.from({ length: 20 }, (_, t) => 100 + t));
    expect(Array.from(computeDirectionalIndex(rising, 3))).toEqual([...Array(5).fill(NaN), ...Array(15).fill(100)]);
  });

  // By hand, period 2. Up 2, 0, 1, 0; down 0, 1, 0, 3. Smoothed up -, 1, 1, 1/2; down -, 1/2, 1/4, 13/8. DX 33 1/3, 60, 900/17.
  test('smooths movements, then their ratio', () => {
    const bars = barsOf(
      [100, 102, 101, 102, 99].map((close) => ({ open: close, high: close + 1, low: close - 1, close })),
    );
    const dx = [100 / 3, 60, (100 * (13 / 8 - 1 / 2)) / (13 / 8 + 1 / 2)];
    const first = (dx[0]! + dx[1]!) / 2;
    expect(rounded(computeDirectionalIndex(bars, 2), 10)).toEqual(
      [NaN, NaN, NaN, first, (first + dx[2]!) / 2].map((value) =>
        Number.isNaN(value) ? undefined : Number(value.toFixed(10)),
      ),
    );
  });

  test('an outside bar that reaches equally far both ways moves neither side', () => {
    const bars = barsOf([
      { open: 10, high: 11, low: 9, close: 10 },
      { open: 10, high: 12, low: 8, close: 10 },
      { open: 10, high: 13, low: 7, close: 10 },
    ]);
    expect(computeDirectionalIndex(bars, 1)[2]).toBe(0);
  });
});

// 2, 4, 4, 4, 5, 5, 7, 9: mean 5, population deviation 2 (a textbook set).
test('Bollinger bands of a set with mean 5 and deviation 2', () => {
  const bars = barsOfCloses([2, 4, 4, 4, 5, 5, 7, 9]);
  const value = (name: string, ...parameters: number[]): number | undefined =>
    bollingerBands.find((feature) => feature.name === name)?.compute(bars, parameters)[7];
  expect(value('bollinger-upper', 8, 2)).toBe(9);
  expect(value('bollinger-lower', 8, 2.5)).toBe(0);
  expect(value('bollinger-position', 8)).toBe(2);
  expect(value('bollinger-width', 8)).toBe(8 / 5);
});

test('the channel spans the bars before, so that a close can leave it', () => {
  const bars = barsOfCloses([5, 7, 6, 9, 3]);
  const [highest, lowest] = donchianChannel.map((side) => Array.from(side.compute(bars, [2])));
  expect(highest).toEqual([NaN, NaN, 8, 8, 10]);
  expect(lowest).toEqual([NaN, NaN, 4, 5, 5]);
});

test('%K is the place of the close in the range of the window', () => {
  const bars = barsOf([
    { open: 10, high: 14, low: 8, close: 10 },
    { open: 10, high: 12, low: 6, close: 11 },
    { open: 11, high: 13, low: 9, close: 12 },
  ]);
  expect(Array.from(computeStochastic(bars, 2))).toEqual([NaN, 62.5, (100 * 6) / 7]);
});

test('the slope of a straight line is its rise over its mean, and of a mirrored one the opposite', () => {
  expect(computeTrendSlope(Float64Array.of(10, 12, 14, 16), 3)[3]).toBe(2 / 14);
  expect(computeTrendSlope(Float64Array.of(16, 14, 12, 10), 3)[2]).toBe(-2 / 14);
  expect(computeTrendSlope(Float64Array.of(1, 3, 2), 3)[2]).toBe(0.5 / 2);
});

test('the rate of change is a fraction', () => {
  expect(Array.from(computeRateOfChange(Float64Array.of(100, 110, 99), 1))).toEqual([NaN, 110 / 100 - 1, 99 / 110 - 1]);
});

test('the volume ratio compares with the bars before', () => {
  expect(Array.from(computeVolumeRatio(Float64Array.of(10, 20, 30, 5), 2))).toEqual([NaN, NaN, 2, 0.2]);
});

// By hand: typical prices 10, 11, 9, 9, 12 with volume 1, 2, 3, 4, 5: in 22 and 60, out 27; the unchanged day counts for neither.
test('the money flow index shares out the money by the direction of the typical price', () => {
  const bars = barsOf(
    [10, 11, 9, 9, 12].map((close, t) => ({ open: close, high: close, low: close, close, volume: t + 1 })),
  );
  expect(Array.from(computeMoneyFlow(bars, 2))).toEqual([NaN, NaN, (100 * 22) / 49, 0, 100]);
  expect(computeMoneyFlow(bars, 4)[4]).toBe((100 * 82) / 109);
});

test('the balance of volume is its signed share', () => {
  const bars = barsOf(
    [10, 11, 9, 9, 12].map((close, t) => ({ open: close, high: close, low: close, close, volume: t + 1 })),
  );
  expect(Array.from(computeBalanceSlope(bars, 2))).toEqual([NaN, NaN, -1 / 5, -3 / 7, 5 / 9]);
});

test('volatility is the sample deviation of log returns, and equal growth has none', () => {
  const alternating = Float64Array.from([0, 1, 0, 1, 0], (log) => Math.exp(log / 100));
  expect(realisedVolatility(alternating, 4)[4]).toBeCloseTo(0.01 * Math.sqrt(4 / 3), 12);
  const growing = Float64Array.from({ length: 50 }, (_, t) => 100 * 1.01 ** t);
  expect(realisedVolatility(growing, 10)[49]).toBe(0);
});
