import type { Bars } from '../../src/domain/market/bars';
import { indicatorFeatures } from '../../src/domain/technical/indicator-features';
import { barsOf, barsOfCloses, type BarRow } from '../support/random-bars';

/** The last value of a feature, which need not be on its grid. */
function last(name: string, parameters: readonly number[], bars: Bars): number {
  const column = indicatorFeatures.find((feature) => feature.name === name)!.compute(bars, parameters);
  return column[column.length - 1]!;
}

/** Bars of high, low, close and volume that open at their close. */
const rowsOf = (...rows: [number, number, number, number?][]): Bars =>
  barsOf(rows.map(([high, low, close, volume]): BarRow => ({ open: close, high, low, close, volume: volume ?? 1 })));

const straight = barsOfCloses(Array.from({ length: 40 }, (_, t) => 100 + 3 * t));

describe('averages', () => {
  test('the weighted average counts the newest most: (1 + 2 * 2 + 3 * 4) / 6', () => {
    expect(last('wma', [3], barsOfCloses([9, 1, 2, 4]))).toBeCloseTo(17 / 6, 14);
  });

  test.each(['hma', 'dema', 'tema'])('%s does not lag on a straight line', (name) => {
    for (const period of [4, 9]) expect(last(name, [period], straight)).toBeCloseTo(100 + 3 * 39, 10);
  });

  test('the change of the threefold average of a straight line is its step over the lagging level', () => {
    expect(last('trix', [5], straight)).toBeCloseTo(3 / (100 + 3 * 38 - 3 * 6), 14);
  });

  test('the adaptive average takes (2/3)^2 of the way on a straight line, and a third of the path leads somewhere', () => {
    expect(last('kama', [2], barsOfCloses([1, 2, 3]))).toBeCloseTo(2 + 4 / 9, 14);
    expect(last('efficiency-ratio', [2], barsOfCloses([1, 3, 2]))).toBeCloseTo(1 / 3, 14);
  });
});

describe('trend', () => {
  test('a high of three bars ago in a window of four is a quarter fresh; the latest of equals counts', () => {
    const bars = barsOfCloses([5, 9, 6, 7, 8]);
    expect(last('aroon-up', [4], bars)).toBe(25);
    expect(last('aroon-down', [4], bars)).toBe(0);
    expect(last('aroon-oscillator', [4], bars)).toBe(0.25);
    expect(last('aroon-up', [4], barsOfCloses([1, 9, 6, 9, 8]))).toBe(75);
  });

  // Rises 2, 0, 1; ranges 3, 2, 2. Sums (2 + 0) / 2 + 1 = 2 and (3 + 2) / 2 + 2 = 4.5.
  test('the directional indicator is the share of the range that went beyond the bar before', () => {
    expect(last('plus-di', [2], barsOfCloses([100, 102, 101]))).toBeCloseTo(100 * (2 / 5), 12);
    expect(last('plus-di', [2], barsOfCloses([100, 102, 101, 102]))).toBeCloseTo(100 * (2 / 4.5), 12);
    expect(last('minus-di', [2], barsOfCloses([100, 102, 101, 102]))).toBeCloseTo(100 * (0.5 / 4.5), 12);
  });

  // Long from 9, best 12: 9 + .02 * (12 - 9); then best 14: 9.06 + .04 * (14 - 9.06); then the low of 9 touches 9.2576.
  test('the parabolic stop starts at the first low, hurries at a better high and turns to the best price where it is touched', () => {
    const bars = rowsOf([11, 9, 10], [12, 10, 11], [14, 12, 13], [13, 9, 10]);
    const stops = indicatorFeatures.find(({ name }) => name === 'parabolic-stop')!.compute(bars, [0.02, 0.2]);
    expect(Array.from(stops, (stop) => Number(stop.toFixed(10)))).toEqual([NaN, 9, 9, 14]);
    expect(last('parabolic-stop', [0.02, 0.2], rowsOf([11, 9, 10], [12, 10, 11], [14, 12, 13], [15, 13, 14]))).toBe(
      9.2,
    );
  });

  // Ranges 2, 2: bands 12 -+ 2, rising; then 4.5: the average is 3.25, the close of 8.5 is below 10, and 10 + 3.25 holds.
  test('the supertrend stop stays until a close beyond it, then stands on the other side', () => {
    const rows: [number, number, number][] = [
      [11, 9, 10],
      [12, 10, 11],
      [13, 11, 12.5],
    ];
    expect(last('supertrend', [2, 1], rowsOf(...rows))).toBe(10);
    expect(last('supertrend', [2, 1], rowsOf(...rows, [12, 8, 8.5]))).toBe(13.25);
  });

  test('the vortex adds the ways from low to high and from high to low', () => {
    const bars = rowsOf([10, 8, 9], [12, 9, 11], [13, 7, 8]);
    expect(last('vortex-up', [2], bars)).toBeCloseTo(8 / 9, 14);
    expect(last('vortex-down', [2], bars)).toBeCloseTo(6 / 9, 14);
  });

  test('a line explains a quarter of 1, 3, 2 and all of itself', () => {
    expect(last('trend-fit', [3], barsOfCloses([1, 3, 2]))).toBeCloseTo(0.25, 14);
    expect(last('trend-fit', [20], straight)).toBe(1);
  });
});

describe('momentum', () => {
  // Pressures 1, 3, 0, 2 over ranges 2, 3, 2, 4.
  test('the ultimate oscillator weighs three windows 4 : 2 : 1', () => {
    const bars = rowsOf([10, 8, 9], [11, 9, 10], [12, 9, 12], [12, 10, 10], [13, 9, 11]);
    expect(last('ultimate-oscillator', [1], bars)).toBeCloseTo((100 * (4 * (2 / 4) + 2 * (2 / 6) + 6 / 11)) / 7, 12);
  });

  test('changes of 1 and -3 have a true strength of -1/2, rises of 2 and falls of 1 a Chande momentum of 1/3', () => {
    expect(last('true-strength', [2, 1], barsOfCloses([10, 11, 8]))).toBe(-0.5);
    expect(last('chande-momentum', [2], barsOfCloses([10, 12, 11]))).toBeCloseTo(1 / 3, 14);
  });

  // RSI of the closes 1/(1+1), of the streaks 0, 1, 2, -1: 1/(1+3); the last change is the smallest of three.
  test('Connors RSI is the mean of strength, strength of the streak and rank', () => {
    expect(last('connors-rsi', [2, 2], barsOfCloses([1, 2, 3, 2]))).toBeCloseTo((50 + 25 + 0) / 3, 12);
    // Closes only rise, and so do streaks; the last change is larger than one of the two before it.
    expect(last('connors-rsi', [2, 2], barsOfCloses([10, 12, 13, 15]))).toBeCloseTo((100 + 100 + 50) / 3, 12);
  });

  test('the Fisher transform of a third is half the logarithm of 1.33 over 0.67, and the next adds half of that', () => {
    const first = Math.log(1.33 / 0.67) / 2;
    expect(last('fisher-transform', [2], barsOfCloses([1, 2]))).toBeCloseTo(first, 11);
    const place = 0.33 + 0.67 * 0.33;
    const second = Math.log((1 + place) / (1 - place)) / 2 + first / 2;
    expect(last('fisher-transform', [2], barsOfCloses([1, 2, 3]))).toBeCloseTo(second, 11);
  });
});

describe('volatility', () => {
  const annual = Math.sqrt(252);
  /** A bar from the logarithms of its open, high, low and close. */
  const bar = (...logarithms: [number, number, number, number]): BarRow => {
    const [open, high, low, close] = logarithms.map(Math.exp) as [number, number, number, number];
    return { open, high, low, close };
  };

  test('the estimators from one bar are what their authors wrote', () => {
    const bars = barsOf([bar(0, 0.015, -0.005, 0.01)]);
    expect(last('parkinson', [1], bars)).toBeCloseTo((0.02 / Math.sqrt(4 * Math.LN2)) * annual, 11);
    const garmanKlass = 0.02 ** 2 / 2 - (2 * Math.LN2 - 1) * 0.01 ** 2;
    expect(last('garman-klass', [1], bars)).toBeCloseTo(Math.sqrt(garmanKlass) * annual, 11);
    const rogersSatchell = 0.005 * 0.015 + 0.015 * 0.005;
    expect(last('rogers-satchell', [1], bars)).toBeCloseTo(Math.sqrt(rogersSatchell) * annual, 11);
  });

  // Gaps of 1 % and -1 %, bodies of 2 % and -2 % without wicks: sample variances 2e-4 and 8e-4.
  test('the estimator with gaps adds their variance to a little of that of the bodies', () => {
    const bars = barsOf([bar(0, 0, 0, 0), bar(0.01, 0.03, 0.01, 0.03), bar(0.02, 0.02, 0, 0)]);
    const weight = 0.34 / (1.34 + 3);
    expect(last('yang-zhang', [2], bars)).toBeCloseTo(Math.sqrt(2e-4 + weight * 8e-4) * annual, 11);
  });

  test('falls of a fifth and of nothing have an ulcer index of the root of 0.02', () => {
    expect(last('ulcer-index', [2], barsOfCloses([10, 8, 9]))).toBeCloseTo(Math.sqrt(0.02), 14);
  });

  test('ranges of 4 within 3 are choppy by the logarithm of 4/3; a straight run is not choppy', () => {
    expect(last('choppiness', [2], barsOfCloses([10, 11, 10]))).toBeCloseTo((100 * Math.log(4 / 3)) / Math.LN2, 9);
    const run = barsOf(Array.from({ length: 9 }, (_, t) => ({ open: t + 1, low: t + 1, high: t + 2, close: t + 2 })));
    expect(last('choppiness', [5], run)).toBe(0);
  });

  test('steady ranges have a mass of 25; a range half as large again has grown by a half', () => {
    expect(last('mass-index', [9], barsOfCloses(Array.from({ length: 60 }, (_, t) => 50 + (t % 2))))).toBeCloseTo(
      25,
      12,
    );
    expect(last('chaikin-volatility', [1], rowsOf([10, 8, 9], [11, 8, 9]))).toBe(0.5);
  });

  // Ranges 3 and 2 average 2.5; the average of the closes starts at 101 and stays.
  test('the Keltner lines stand average true ranges from the exponential average', () => {
    const bars = barsOfCloses([100, 102, 101]);
    expect(last('keltner-upper', [2, 2], bars)).toBeCloseTo(101 + 2 * 2.5, 12);
    expect(last('keltner-lower', [2, 2], bars)).toBeCloseTo(101 - 2 * 2.5, 12);
    expect(last('keltner-position', [2], barsOfCloses([100, 102, 101, 104]))).toBeCloseTo(1 / ((2.5 + 4) / 2), 12);
  });
});

describe('volume', () => {
  // Half of 100 units bought, all of 300 sold.
  const flow = rowsOf([10, 8, 9.5, 100], [10, 8, 8, 300]);

  test('money flows by where bars close in their range', () => {
    expect(last('chaikin-money-flow', [2], flow)).toBe(-250 / 400);
    // The line stands at 50 and -250; their mean is -100, the mean volume 200.
    expect(last('chaikin-oscillator', [1, 2], flow)).toBe(-150 / 200);
  });

  test('the force of 2 * 1 and 3 * -2 is -2 a bar, over 2.5 units and a price of 9', () => {
    const bars = rowsOf([11, 9, 10, 1], [12, 10, 11, 2], [11, 8, 9, 3]);
    expect(last('force-index', [2], bars)).toBeCloseTo(-2 / 2.5 / 9, 14);
  });

  test('ease is the move times the range over the volume against its average', () => {
    const bars = rowsOf([11, 9, 10, 100], [13, 11, 12, 200], [14, 10, 12, 300]);
    expect(last('ease-of-movement', [2], bars)).toBeCloseTo(((2 / 12) * (2 / 12) * (150 / 200) + 0) / 2, 14);
  });

  test('volumes of 100 and 300 oscillate by a half', () => {
    expect(last('volume-oscillator', [1, 2], flow)).toBe(0.5);
  });

  // Levels 1, 1.1, 2.2 where volume falls; their average (1 + 1.1) / 2, then two thirds of the way on.
  test('the negative volume index moves on falling volume only, the positive one then rests', () => {
    const bars = rowsOf([11, 9, 10, 3], [12, 10, 11, 2], [23, 21, 22, 1]);
    expect(last('negative-volume', [2], bars)).toBeCloseTo(2.2 / (1.05 + (2.2 - 1.05) * (2 / 3)) - 1, 14);
    expect(last('positive-volume', [2], bars)).toBe(0);
  });

  test('one unit at 10 and three at 20 were paid 17.5 on average', () => {
    const bars = rowsOf([10, 10, 10, 1], [20, 20, 20, 3]);
    expect(last('vwap', [2], bars)).toBe(17.5);
    expect(last('vwap-distance', [2], bars)).toBeCloseTo(20 / 17.5 - 1, 14);
  });
});
