import type { Bars } from '../market/bars';

/** A high or low from which prices turned by so many average true ranges; known only when they had. */
export interface SwingPoint {
  readonly kind: 'high' | 'low';
  readonly bar: number;
  readonly price: number;
  /** The bar at whose close the turn was known. */
  readonly confirmedBar: number;
}

export interface ZigZag {
  /** The swing point confirmed at bar `t`, if one is. */
  push(bars: Bars, t: number): SwingPoint | undefined;
}

interface Extreme {
  bar: number;
  price: number;
}

export interface ZigZagReversal {
  /** Average true ranges by which a price turns before its extreme is a swing point. */
  readonly reversalRanges: number;
  /** Bars of the average true range. */
  readonly rangeBars: number;
}

/**
 * Alternating highs and lows by reversal (zigzag): a high is a swing point once a later bar trades `reversalRanges` average true ranges (Wilder 1978) below it.
 * Within one bar nobody knows whether the high or the low came first, so the bar that makes an extreme never confirms it.
 */
export function openZigZag({ reversalRanges, rangeBars: period }: ZigZagReversal): ZigZag {
  let total = 0;
  // 1 while a high is looked for, -1 a low, 0 before the first swing point, when both are.
  let direction = 0;
  const extremes = { high: createExtreme(), low: createExtreme() };

  /** Whether `price` exceeds the extreme of its kind, which it then is; the other one starts again after it. */
  const extend = (kind: SwingPoint['kind'], bar: number, price: number): boolean => {
    const sign = kind === 'high' ? 1 : -1;
    const extreme = extremes[kind];
    if (extreme.bar >= 0 && sign * price <= sign * extreme.price) return false;
    extreme.bar = bar;
    extreme.price = price;
    return true;
  };

  const turn = (kind: SwingPoint['kind'], bars: Bars, confirmedBar: number): SwingPoint => {
    const { bar, price } = extremes[kind];
    const other = kind === 'high' ? 'low' : 'high';
    // Before the first swing point the other extreme may be older than this one: its leg starts here.
    if (extremes[other].bar <= bar) {
      extremes[other].bar = confirmedBar;
      extremes[other].price = bars[other][confirmedBar]!;
    }
    extremes[kind].bar = -1;
    direction = kind === 'high' ? -1 : 1;
    return { kind, bar, price, confirmedBar };
  };

  return {
    push: (bars, t) => {
      total = total * (t > period ? (period - 1) / period : 1) + measureTrueRange(bars, t);
      if (t < period) return undefined;
      const reversal = (reversalRanges * total) / period;
      const [high, low] = [bars.high[t]!, bars.low[t]!];
      const higher = extend('high', t, high);
      const lower = extend('low', t, low);
      if (direction > 0 && higher) extremes.low.bar = -1;
      if (direction < 0 && lower) extremes.high.bar = -1;
      const fall = direction < 0 || higher ? 0 : extremes.high.price - low;
      const rise = direction > 0 || lower ? 0 : high - extremes.low.price;
      if (!(reversal > 0) || Math.max(fall, rise) < reversal) return undefined;
      return turn(fall >= rise ? 'high' : 'low', bars, t);
    },
  };
}

function createExtreme(): Extreme {
  return { bar: -1, price: 0 };
}

function measureTrueRange({ high, low, close }: Bars, t: number): number {
  return t === 0 ? 0 : Math.max(high[t]!, close[t - 1]!) - Math.min(low[t]!, close[t - 1]!);
}
