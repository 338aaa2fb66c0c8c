import type { LogSteps } from './log-steps';
import type { StressWindow } from './stress-windows';

/** Stretches a window's steps by `factor` around `mean` and then moves each by `shift`: returns of mean `mean` get mean `mean + shift`. */
export function stretchSteps(
  steps: LogSteps,
  { from, to }: StressWindow,
  { factor, mean, shift = 0 }: { factor: number; mean: number; shift?: number },
): void {
  const move = (1 - factor) * mean + shift;
  for (const column of [steps.open, steps.high, steps.low, steps.close])
    for (let t = from; t < to; t++) column[t] = factor * column[t]! + move;
}

/** Mean and sample deviation of the returns in a window, in two passes; a deviation of 0 for fewer than two. */
export function readMoments(
  returns: Float64Array,
  { from, to }: StressWindow,
): { readonly mean: number; readonly deviation: number } {
  const count = to - from;
  if (count < 2) return { mean: 0, deviation: 0 };
  let sum = 0;
  for (let t = from; t < to; t++) sum += returns[t]!;
  const mean = sum / count;
  let squares = 0;
  for (let t = from; t < to; t++) squares += (returns[t]! - mean) * (returns[t]! - mean);
  return { mean, deviation: Math.sqrt(squares / (count - 1)) };
}

/** Adds a movement to a bar between its open and its close: the bar reaches as far with it as against it. */
export function driftBar(steps: LogSteps, t: number, distance: number): void {
  steps.close[t] = steps.close[t]! + distance;
  steps.high[t] = steps.high[t]! + Math.max(0, distance);
  steps.low[t] = steps.low[t]! + Math.min(0, distance);
}

/** Moves a bar away from the close before it, with the shape it has. */
export function shiftBar(steps: LogSteps, t: number, distance: number): void {
  for (const column of [steps.open, steps.high, steps.low, steps.close]) column[t] = column[t]! + distance;
}
