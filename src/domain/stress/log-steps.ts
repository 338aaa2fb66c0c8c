import type { Bars } from '../market/bars';
import { quantise } from '../numerics/quantise';

/**
 * Bars as log distances of open, high, low and close from the close before (at the first bar from its own open). Stretching a bar's
 * distances by one positive factor or shifting them by one amount keeps its high on top and its low at the bottom.
 */
export interface LogSteps {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

// What the sum of a window's logarithms may be off by when the window is meant to end where it did before.
const returnTolerance = 1e-12;

export function readLogSteps({ open, high, low, close }: Bars): LogSteps {
  const stepsOf = (prices: Float64Array): Float64Array =>
    prices.map((price, t) => Math.log(price / (t === 0 ? open[0]! : close[t - 1]!)));
  return { open: stepsOf(open), high: stepsOf(high), low: stepsOf(low), close: stepsOf(close) };
}

export function copyLogSteps({ open, high, low, close }: LogSteps): LogSteps {
  return { open: open.slice(), high: high.slice(), low: low.slice(), close: close.slice() };
}

/**
 * Prices of the changed steps, to twelve digits. Bars whose steps are unchanged keep their shape and move with the close before them;
 * where that close is the original one, they are the original to the last bit. Time and volume stay.
 */
export function rebuildBars(bars: Bars, before: LogSteps, after: LogSteps): Bars {
  const length = bars.close.length;
  const open = new Float64Array(length);
  const high = new Float64Array(length);
  const low = new Float64Array(length);
  const close = new Float64Array(length);
  let offset = 0;
  for (let t = 0; t < length; t++) {
    open[t] = move(bars.open[t]!, offset + (after.open[t]! - before.open[t]!));
    close[t] = move(bars.close[t]!, offset + (after.close[t]! - before.close[t]!));
    // The order holds in logarithms; the last digit of a price may not break it.
    high[t] = Math.max(open[t]!, close[t]!, move(bars.high[t]!, offset + (after.high[t]! - before.high[t]!)));
    low[t] = Math.min(open[t]!, close[t]!, move(bars.low[t]!, offset + (after.low[t]! - before.low[t]!)));
    offset += after.close[t]! - before.close[t]!;
    if (Math.abs(offset) < returnTolerance) offset = 0;
  }
  return { ...bars, open, high, low, close };
}

function move(price: number, distance: number): number {
  return distance === 0 ? price : quantise(price * Math.exp(distance));
}
