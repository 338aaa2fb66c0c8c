import type { Bars } from '../../market/bars';

/**
 * Swing points: a high that stands out from `side` bars each side, and the same for lows (fractals of Williams 1995, who has 2 a side). Known
 * `side` bars after they happened, and emitted then.
 */
export interface SwingPoints {
  /** Bars each side, and so the bars until a swing is known. */
  readonly side: number;
  /** Bar of the swing high that the bar pushed last confirmed, -1 where it confirmed none. */
  readonly highBar: number;
  readonly lowBar: number;
  push(bars: Bars, t: number): void;
}

/** Of equal highs within reach of each other the first counts, so that a plateau is one swing. */
export function openSwingPoints(side: number): SwingPoints {
  const swings = { side, highBar: -1, lowBar: -1, push };

  function push({ high, low }: Bars, t: number): void {
    const at = t - side;
    if (at < side) return;
    swings.highBar = isPeak(high, at, side) ? at : -1;
    swings.lowBar = isTrough(low, at, side) ? at : -1;
  }

  return swings;
}

function isPeak(high: Float64Array, at: number, side: number): boolean {
  const price = high[at]!;
  for (let k = 1; k <= side; k++) if (high[at - k]! >= price || high[at + k]! > price) return false;
  return true;
}

function isTrough(low: Float64Array, at: number, side: number): boolean {
  const price = low[at]!;
  for (let k = 1; k <= side; k++) if (low[at - k]! <= price || low[at + k]! < price) return false;
  return true;
}
