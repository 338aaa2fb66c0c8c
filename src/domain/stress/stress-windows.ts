import type { Bars } from '../market/bars';
import { barsPerDay, periodsPerYear } from '../market/periods';
import type { Random } from '../numerics/random';

/** Bars `from` (inclusive) to `to` (exclusive). */
export interface StressWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts the bars after the first into equal stretches, as many as there should be events, at least one: an event drawn in each cannot touch
 * another. None for fewer than two bars.
 */
export function splitIntoStretches(bars: Bars, eventsPerYear: number): StressWindow[] {
  const steps = bars.close.length - 1;
  if (steps < 1) return [];
  const wanted = Math.round((steps / periodsPerYear(bars)) * eventsPerYear);
  const count = Math.min(steps, Math.max(1, wanted));
  const edge = (index: number): number => 1 + Math.floor((index * steps) / count);
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), to: edge(index + 1) }));
}

/** A window of `windowBars` bars somewhere in the stretch; the whole stretch where that is shorter. */
export function drawWindow({ from, to }: StressWindow, windowBars: number, random: Random): StressWindow {
  const length = Math.min(windowBars, to - from);
  const start = from + random.integer(to - from - length + 1);
  return { from: start, to: start + length };
}

/** Bars of so many trading days, at least two: one bar alone has neither drift nor volatility. */
export function barsOfDays({ period, calendar }: Bars, days: number): number {
  return Math.max(2, Math.round(days * barsPerDay(period, calendar)));
}
