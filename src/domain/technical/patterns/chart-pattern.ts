import type { Bars, EpochMs } from '../../market/bars';
import type { SwingPoint } from '../zigzag';

export const chartPatternKinds = [
  'double top',
  'double bottom',
  'head and shoulders',
  'inverse head and shoulders',
  'ascending triangle',
  'descending triangle',
  'symmetric triangle',
  'rising wedge',
  'falling wedge',
  'bull flag',
  'bear flag',
] as const;
export type ChartPatternKind = (typeof chartPatternKinds)[number];

/** A chart pattern at the bar whose close left it. */
export interface ChartPattern {
  readonly kind: ChartPatternKind;
  /** The side on which the close left it: 1 above, -1 below. */
  readonly direction: 1 | -1;
  /** Its swings, oldest first. */
  readonly legs: readonly { readonly time: EpochMs; readonly price: number }[];
  /** The bar of the breakout. */
  readonly bar: number;
  /** Price of the line that was broken, at that bar. */
  readonly breakout: number;
  /** Where its height carries from there (the measured move of Edwards & Magee 1948). */
  readonly target: number;
  /** A close beyond this price would have shown it to be wrong. */
  readonly invalidation: number;
}

/** A pattern whose swings are all there and that waits for its breakout. Asked once a bar from the one that completed its swings. */
export interface OpenShape {
  readonly kind: ChartPatternKind;
  /** The pattern if bar `t` breaks out of it, `'void'` where it cannot any more. */
  push(bars: Bars, t: number): ChartPattern | 'void' | undefined;
}

/** Swings in a row, oldest first, and the average true range when the last became known. */
export interface SwingRun {
  readonly swings: readonly SwingPoint[];
  readonly range: number;
}

/** A straight line through two swings. */
export interface TrendLine {
  priceAt(bar: number): number;
  /** Price a bar. */
  readonly slope: number;
}

export function drawLine(from: SwingPoint, to: SwingPoint): TrendLine {
  const slope = (to.price - from.price) / (to.bar - from.bar);
  return { slope, priceAt: (bar) => from.price + slope * (bar - from.bar) };
}

export function legsOf(bars: Bars, swings: readonly SwingPoint[]): ChartPattern['legs'] {
  return swings.map(({ bar, price }) => ({ time: bars.time[bar]!, price }));
}

/** The last bar at which swings from `first` to `last` may still be left. */
export function lastBarOf(first: SwingPoint, last: SwingPoint, lifeSpan: number): number {
  return last.bar + Math.floor(lifeSpan * (last.bar - first.bar));
}
