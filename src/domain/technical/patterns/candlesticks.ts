import {
  bearishengulfingpattern,
  bearishhammerstick,
  bearishharami,
  bearishinvertedhammerstick,
  bearishmarubozu,
  bullishengulfingpattern,
  bullishhammerstick,
  bullishharami,
  bullishinvertedhammerstick,
  bullishmarubozu,
  darkcloudcover,
  doji,
  dragonflydoji,
  eveningstar,
  gravestonedoji,
  morningstar,
  piercingline,
  threeblackcrows,
  threewhitesoldiers,
} from 'technicalindicators';
import type { Bars } from '../../market/bars';
import { patternPolicy } from './policy';

/**
 * Candlestick patterns (Nison 1991) by the library, which is asked about the last bars alone; what it is known to get wrong is asked here as well, so that
 * a pattern is what both find. docs/patterns.md lists the errors.
 */
export interface Candlestick {
  /** `hanging man`. */
  readonly name: string;
  /** The move that it is held to announce. */
  readonly direction: 1 | -1;
  /** Bars that it looks at, its own last. */
  readonly bars: number;
  /** Whether bar `t`, from `bars - 1` on, completes it. */
  completes(bars: Bars, t: number): boolean;
}

const policy = patternPolicy.candles;

type LibraryPattern = (data: StockWindow) => boolean;

interface StockWindow {
  open: number[];
  high: number[];
  low: number[];
  close: number[];
}

/** Whether the library sees one of `patterns` in the last `count` bars, which are all that it is shown. */
function seen(patterns: readonly LibraryPattern[], { bars, t, count }: { bars: Bars; t: number; count: number }) {
  const last = (column: Float64Array): number[] => {
    const values: number[] = [];
    for (let bar = t - count + 1; bar <= t; bar++) values.push(column[bar]!);
    return values;
  };
  const data = { open: last(bars.open), high: last(bars.high), low: last(bars.low), close: last(bars.close) };
  return patterns.some((pattern) => pattern(data));
}

function bodyOf({ open, close }: Bars, t: number): number {
  return Math.abs(close[t]! - open[t]!);
}

function upperShadow({ open, high, close }: Bars, t: number): number {
  return high[t]! - Math.max(open[t]!, close[t]!);
}

function lowerShadow({ open, low, close }: Bars, t: number): number {
  return Math.min(open[t]!, close[t]!) - low[t]!;
}

function rangeOf({ high, low }: Bars, t: number): number {
  return high[t]! - low[t]!;
}

/** The library compares its averages of gains and losses as texts, so that 9 exceeds 10: the trend before a candle is judged here. */
function trendBefore({ close }: Bars, t: number): number {
  return Math.sign(close[t - 1]! - close[t - 1 - policy.trendBars]!);
}

type Shadow = (bars: Bars, t: number) => number;

/** A small body at one end of its range after a trend. */
function reversalCandle(
  { name, direction }: Pick<Candlestick, 'name'> & { direction: 1 | -1 },
  patterns: readonly LibraryPattern[],
  [long, short]: readonly [Shadow, Shadow],
): Candlestick {
  const completes = (bars: Bars, t: number): boolean =>
    trendBefore(bars, t) === -direction &&
    long(bars, t) >= policy.shadowBodies * bodyOf(bars, t) &&
    short(bars, t) <= policy.smallShadow * rangeOf(bars, t) &&
    seen(patterns, { bars, t, count: 1 });
  return { name, direction, bars: policy.trendBars + 2, completes };
}

interface Shape {
  readonly name: string;
  readonly direction: 1 | -1;
  readonly count: number;
  readonly patterns: readonly LibraryPattern[];
  /** What the library forgets to ask, asked first because it costs less. */
  asks(bars: Bars, t: number): boolean;
}

function candlestick({ name, direction, count, patterns, asks }: Shape): Candlestick {
  return {
    name,
    direction,
    bars: count,
    completes: (bars, t) => asks(bars, t) && seen(patterns, { bars, t, count }),
  };
}

const isSmallBeside = (bars: Bars, t: number, first: number): boolean =>
  bodyOf(bars, t) <= policy.smallBody * bodyOf(bars, first);

const hammerSticks = [bullishhammerstick, bearishhammerstick];
const invertedSticks = [bullishinvertedhammerstick, bearishinvertedhammerstick];

const hasNoShadows = (bars: Bars, t: number): boolean =>
  Math.max(upperShadow(bars, t), lowerShadow(bars, t)) <= policy.smallShadow * rangeOf(bars, t);

/** Two candlesticks of one shape, one the other upside down. */
export interface CandlestickShape {
  readonly name: string;
  readonly bullish: Candlestick;
  readonly bearish: Candlestick;
}

export const candlestickShapes: readonly CandlestickShape[] = [
  {
    name: 'hammer',
    bullish: reversalCandle({ name: 'hammer', direction: 1 }, hammerSticks, [lowerShadow, upperShadow]),
    bearish: reversalCandle({ name: 'hanging man', direction: -1 }, hammerSticks, [lowerShadow, upperShadow]),
  },
  {
    name: 'shooting-star',
    bullish: reversalCandle({ name: 'inverted hammer', direction: 1 }, invertedSticks, [upperShadow, lowerShadow]),
    bearish: reversalCandle({ name: 'shooting star', direction: -1 }, invertedSticks, [upperShadow, lowerShadow]),
  },
  pair('engulfing', 2, {
    bullish: {
      name: 'bullish engulfing',
      patterns: [bullishengulfingpattern],
      asks: ({ open, close }, t) => close[t]! > open[t]!,
    },
    bearish: {
      name: 'bearish engulfing',
      patterns: [bearishengulfingpattern],
      asks: ({ open, close }, t) => close[t]! < open[t]!,
    },
  }),
  pair('harami', 2, {
    bullish: {
      name: 'bullish harami',
      patterns: [bullishharami],
      asks: (bars, t) => bars.close[t]! < bars.open[t - 1]! && isSmallBeside(bars, t, t - 1),
    },
    bearish: {
      name: 'bearish harami',
      patterns: [bearishharami],
      asks: (bars, t) => bars.close[t]! > bars.open[t - 1]! && isSmallBeside(bars, t, t - 1),
    },
  }),
  pair('star', 3, {
    bullish: { name: 'morning star', patterns: [morningstar], asks: isStar },
    bearish: { name: 'evening star', patterns: [eveningstar], asks: isStar },
  }),
  pair('piercing', 2, {
    bullish: {
      name: 'piercing line',
      patterns: [piercingline],
      asks: ({ open, close }, t) => close[t]! < open[t - 1]!,
    },
    bearish: {
      name: 'dark cloud cover',
      patterns: [darkcloudcover],
      asks: ({ open, close }, t) => close[t]! > open[t - 1]!,
    },
  }),
  pair('soldiers', 3, {
    bullish: {
      name: 'three white soldiers',
      patterns: [threewhitesoldiers],
      asks: (bars, t) => steps(bars.close, t) > 0 && steps(bars.open, t) > 0,
    },
    bearish: {
      name: 'three black crows',
      patterns: [threeblackcrows],
      asks: (bars, t) => steps(bars.close, t) < 0,
    },
  }),
  pair('marubozu', 1, {
    bullish: { name: 'white marubozu', patterns: [bullishmarubozu], asks: hasNoShadows },
    bearish: { name: 'black marubozu', patterns: [bearishmarubozu], asks: hasNoShadows },
  }),
];

type Side = Pick<Shape, 'name' | 'patterns' | 'asks'>;

function pair(name: string, count: number, { bullish, bearish }: { bullish: Side; bearish: Side }): CandlestickShape {
  return {
    name,
    bullish: candlestick({ ...bullish, count, direction: 1 }),
    bearish: candlestick({ ...bearish, count, direction: -1 }),
  };
}

function isStar(bars: Bars, t: number): boolean {
  return isSmallBeside(bars, t - 1, t - 2);
}

/** 1 where the last three values climb, -1 where they fall, 0 otherwise. */
function steps(column: Float64Array, t: number): number {
  const [first, second] = [Math.sign(column[t - 1]! - column[t - 2]!), Math.sign(column[t]! - column[t - 1]!)];
  return first === second ? first : 0;
}

/** Indecision: it closes about where it opened, and says nothing about direction. */
export const dojiCandle: Pick<Candlestick, 'completes'> = {
  completes: (bars, t) =>
    rangeOf(bars, t) > 0 &&
    bodyOf(bars, t) <= policy.dojiBody * rangeOf(bars, t) &&
    seen([doji, dragonflydoji, gravestonedoji], { bars, t, count: 1 }),
};

/** All that have a direction. */
export const candlesticks: readonly Candlestick[] = candlestickShapes.flatMap(({ bullish, bearish }) => [
  bullish,
  bearish,
]);
