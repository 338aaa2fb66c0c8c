import type { Bars, EpochMs } from '../../market/bars';
import { openMoneyFlow } from '../../technical/money-flow';
import type { Direction } from './structure-breaks';
import type { SwingPoints } from './swing-points';

/**
 * Divergence of price and money flow at swing points: a higher high on a lower money flow index speaks for a fall, a lower low on a higher one for
 * a rise (Quong and Soudack 1989). Known when the second swing is confirmed, in force until the next swing of its kind is.
 */
export interface Divergence {
  readonly direction: Direction;
  /** How far the index went the other way, as a fraction of its range. */
  readonly strength: number;
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly low: number;
  readonly high: number;
}

export interface MoneyFlowDivergence {
  /** Money flow index at the bar pushed last, 0 to 100; NaN while undefined. */
  readonly index: number;
  /** Whether two swings of a kind have been compared yet. */
  readonly known: boolean;
  readonly bullish: Divergence | undefined;
  readonly bearish: Divergence | undefined;
  /** To be called after the swings have seen the bar. */
  push(bars: Bars, t: number): void;
}

interface Touch {
  readonly time: EpochMs;
  readonly price: number;
  readonly index: number;
}

interface State {
  index: number;
  known: boolean;
  bullish: Divergence | undefined;
  bearish: Divergence | undefined;
}

export function openMoneyFlowDivergence(period: number, swings: SwingPoints): MoneyFlowDivergence {
  const moneyFlow = openMoneyFlow(period);
  // The index at a swing is looked up when the swing is known, `side` bars later.
  const kept = new Float64Array(swings.side + 1).fill(Number.NaN);
  const state: State = { index: Number.NaN, known: false, bullish: undefined, bearish: undefined };
  let lastHigh: Touch | undefined;
  let lastLow: Touch | undefined;

  function touchAt(bars: Bars, prices: Float64Array, bar: number): Touch {
    return { time: bars.time[bar]!, price: prices[bar]!, index: kept[bar % kept.length]! };
  }

  function push(bars: Bars, t: number): void {
    state.index = moneyFlow(bars, t);
    kept[t % kept.length] = state.index;
    if (swings.highBar >= 0) {
      const high = touchAt(bars, bars.high, swings.highBar);
      if (isComparable(lastHigh, high)) state.known = true;
      state.bearish = findDivergence(lastHigh, high, -1);
      lastHigh = high;
    }
    if (swings.lowBar >= 0) {
      const low = touchAt(bars, bars.low, swings.lowBar);
      if (isComparable(lastLow, low)) state.known = true;
      state.bullish = findDivergence(lastLow, low, 1);
      lastLow = low;
    }
  }

  return Object.assign(state, { push });
}

function isComparable(before: Touch | undefined, now: Touch): before is Touch {
  return before !== undefined && !Number.isNaN(before.index) && !Number.isNaN(now.index);
}

/** In the direction it speaks for: prices went against it and the index went with it. */
function findDivergence(before: Touch | undefined, now: Touch, direction: Direction): Divergence | undefined {
  if (!isComparable(before, now)) return undefined;
  const strength = (direction * (now.index - before.index)) / 100;
  if (!(direction * (now.price - before.price) < 0 && strength > 0)) return undefined;
  const prices = { low: Math.min(before.price, now.price), high: Math.max(before.price, now.price) };
  return { direction, strength, from: before.time, to: now.time, ...prices };
}
