import type { Bars } from '../../market/bars';
import { openAverageTrueRange } from '../../technical/average-true-range';
import { howPolicy } from './policy';

/** The yardstick of every distance here. */
export interface AverageRange {
  /** Average true range at the bar pushed last, in price units; NaN for the first `period` bars and where the market does not move. */
  readonly value: number;
  push(bars: Bars, t: number): void;
}

/** Average true range (Wilder 1978), refused where it is nothing but rounding or beyond all numbers. */
export function openAverageRange(): AverageRange {
  const { period, minFraction } = howPolicy.averageRange;
  const average = openAverageTrueRange(period);
  const range = { value: Number.NaN, push };

  function push(bars: Bars, t: number): void {
    const value = average(bars, t);
    range.value = value >= minFraction * bars.close[t]! && value < Infinity ? value : Number.NaN;
  }

  return range;
}
