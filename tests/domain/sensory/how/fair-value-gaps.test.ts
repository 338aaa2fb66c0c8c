import fc from 'fast-check';
import { openAverageRange } from '../../../../src/domain/sensory/how/average-range';
import { openFairValueGaps, type FairValueGaps } from '../../../../src/domain/sensory/how/fair-value-gaps';
import { findEndEstimate } from '../../../../src/domain/sensory/how/survival-table';
import type { Bars } from '../../../../src/domain/market/bars';
import { anyBars, walkBars } from '../../../support/random-bars';
import { afterQuiet } from '../../../support/quiet-market';

function watch(bars: Bars, look: (gaps: FairValueGaps, t: number) => void): FairValueGaps {
  const range = openAverageRange();
  const gaps = openFairValueGaps(range);
  for (let t = 0; t < bars.close.length; t++) {
    range.push(bars, t);
    gaps.push(bars, t);
    look(gaps, t);
  }
  return gaps;
}

const leap = { open: 100, high: 103.2, low: 99.8, close: 103 };
const third = { open: 103, high: 104, low: 101.5, close: 103.5 };
const dips = [
  { open: 103, high: 103, low: 101, close: 102 },
  { open: 102, high: 102, low: 100.5, close: 101 },
];

test('a gap between the first and the third candle is known with the third', () => {
  const bars = afterQuiet([leap, third]);
  const seen: number[] = [];
  const { bullish, bearish } = watch(bars, ({ found }, t) => {
    if (found) seen.push(t);
  });
  expect(seen).toEqual([21]);
  expect(bullish.gaps).toEqual([
    {
      direction: 1,
      from: bars.time[19],
      to: bars.time[21],
      knownBar: 21,
      low: 100.5,
      high: 101.5,
      sizeClass: 2,
      openTo: 101.5,
    },
  ]);
  expect(bearish.gaps).toEqual([]);
});

test('a middle candle that closes against it makes no gap', () => {
  expect(watch(afterQuiet([{ ...leap, open: 103.1 }, third]), () => undefined).bullish.gaps).toEqual([]);
});

test('it closes from its nearer edge on, and its life is counted', () => {
  const open: (number | undefined)[] = [];
  const { survival } = watch(afterQuiet([leap, third, ...dips]), ({ bullish }, t) => {
    if (t >= 21) open.push(bullish.nearest?.openTo);
  });
  expect(open).toEqual([101.5, 101, undefined]);
  expect([...survival[2]!.atRisk.subarray(0, 4)]).toEqual([0, 1, 1, 0]);
  expect([...survival[2]!.ended.subarray(0, 4)]).toEqual([0, 0, 1, 0]);
});

test('on any market an open gap is as open as the bars since have left it', () => {
  fc.assert(
    fc.property(anyBars({ minLength: 20, maxLength: 120 }), (bars) => {
      watch(bars, ({ bullish, bearish }, t) => {
        for (const { knownBar, openTo, low, high } of bullish.gaps) {
          expect(openTo).toBe(Math.min(high, ...bars.low.subarray(knownBar, t + 1)));
          expect(openTo).toBeGreaterThan(low);
        }
        for (const { knownBar, openTo, low, high } of bearish.gaps) {
          expect(openTo).toBe(Math.max(low, ...bars.high.subarray(knownBar, t + 1)));
          expect(openTo).toBeLessThan(high);
        }
        expect(bullish.nearest?.openTo ?? -Infinity).toBe(Math.max(...bullish.gaps.map(({ openTo }) => openTo)));
        expect(bearish.nearest?.openTo ?? Infinity).toBe(Math.min(...bearish.gaps.map(({ openTo }) => openTo)));
      });
    }),
    { numRuns: 60 },
  );
});

test('a fill probability is as often right as it says, on bars that came after it', () => {
  const bars = walkBars({ length: 30_000, seed: 31 });
  const classes = [0, 1, 2, 3, 4].map(() => ({ forecasts: 0, expected: 0, filled: 0 }));
  watch(bars, ({ found, survival }, t) => {
    if (!found || t + 10 >= bars.close.length) return;
    const estimate = findEndEstimate(survival[found.sizeClass]!, { age: 0, bars: 10 });
    if (!estimate) return;
    const after = { from: t + 1, to: t + 11 };
    const filled =
      found.direction > 0
        ? bars.low.subarray(after.from, after.to).some((low) => low <= found.low)
        : bars.high.subarray(after.from, after.to).some((high) => high >= found.high);
    const bin = classes[Math.min(4, Math.floor(estimate.probability * 5))]!;
    bin.forecasts += 1;
    bin.expected += estimate.probability;
    bin.filled += Number(filled);
  });
  const judged = classes.filter(({ forecasts }) => forecasts >= 100);
  expect(judged.length).toBeGreaterThanOrEqual(2);
  for (const { forecasts, expected, filled } of judged) {
    const share = expected / forecasts;
    // Twice the binomial error, for gaps close together share their fate, at three deviations.
    expect(Math.abs(filled / forecasts - share)).toBeLessThan(6 * Math.sqrt((share * (1 - share)) / forecasts));
  }
});
