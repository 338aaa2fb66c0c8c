/** Bars of one block: 128 bits of a bitset, 512 bytes of a Float32 column. */
export const blockBars = 128;

/** What evaluation cuts a history into to see whether a result holds all along. */
export const windowCount = 5;

export function blocksOf(bars: number): number {
  return Math.ceil(bars / blockBars);
}

export function bitsetBytes(bars: number): number {
  return blocksOf(bars) * (blockBars / 8);
}

export function columnBytes(bars: number): number {
  return blocksOf(bars) * blockBars * Float32Array.BYTES_PER_ELEMENT;
}

/** The next multiple of 64 bytes: a cache line, and more than any load needs. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

/** Float64 slots of a path block: where the columns of one price path lie (byte offsets), and what its orders cost. */
export const pathSlot = {
  bars: 0,
  open: 1,
  high: 2,
  low: 3,
  close: 4,
  /** Eight Float64 a bar, `fillSlot`. */
  fills: 5,
  /** One byte a bar: 0 unknown, 1 low, 2 medium, 3 high volatility. */
  regime: 6,
  /** One byte a bar: 1 after a change of regime. */
  afterChange: 7,
  /** 1 where nothing is paid at all. */
  free: 8,
  fixedCost: 9,
  /** 0 none, 1 Almgren, 2 seed. */
  impact: 10,
  temporaryExponent: 11,
  /** Negative where turnover is free. */
  capacityPenalty: 12,
  /** Four slots, by regime. */
  freeTurnover: 13,
  /** Bars of low, medium and high volatility and after a change: four slots. */
  groupBars: 17,
  count: 24,
} as const;

/** Float64 slots of what is known of an order that fills at a bar's open; all but the price is taken from the bar before. */
export const fillSlot = {
  open: 0,
  averageRange: 1,
  annualVolatility: 2,
  maxQuantity: 3,
  /** Proportional cost as a fraction of the order's value. */
  proportional: 4,
  /** Units a day at the present depth. */
  volume: 5,
  /** What participation and what the power of the quantity are multiplied by; the seed's model takes the root of participation. */
  permanent: 6,
  temporary: 7,
  count: 8,
} as const;

/** Float64 slots of a job block: one strategy on one path, its workspace, and from `trades` on what it came to. */
export const jobSlot = {
  path: 0,
  /** Bitsets: either side wants in; long wants in alone; what ends a long; what ends a short. */
  entries: 1,
  longEntries: 2,
  longExits: 3,
  shortExits: 4,
  from: 5,
  to: 6,
  initialCapital: 7,
  maxPosition: 8,
  /** NaN where there is none. */
  stopAtr: 9,
  trailAtr: 10,
  targetAtr: 11,
  /** Infinity where there is none. */
  maxBars: 12,
  /** Fixed fraction; NaN where the size follows volatility. */
  fraction: 13,
  annualVolatility: 14,
  maxFraction: 15,
  /** Four slots: factors on the fraction by regime. */
  gains: 16,
  /** Room for one Float64 a bar each, and for one Int32. */
  marks: 20,
  returns: 21,
  scratch: 22,
  touched: 23,
  /** 1: every figure; 0: those of a scenario, which are mean, variance, wealth and drawdown. */
  full: 24,
  /** Ranks of the order statistics below which 5 and 1 % of the returns lie, and those at which the tails end: the same or the next. */
  rank95: 25,
  rank99: 26,
  boundary95: 27,
  boundary99: 28,

  trades: 32,
  wins: 33,
  gained: 34,
  lost: 35,
  costs: 36,
  tradedValue: 37,
  barsInMarket: 38,
  cash: 39,
  /** Changes of the account value, each times the bars from it to the end. */
  weightedChanges: 40,
  /** Entries of `marks`. */
  marked: 41,
  /** Returns that are not 0. */
  moved: 42,
  mean: 43,
  variance: 44,
  wealth: 45,
  maxDrawdown: 46,
  drawdownPeriods: 47,
  lossSquares: 48,
  largest: 49,
  cubes: 50,
  fourths: 51,
  /** Return at the rank, the next larger one, and sum and count of those below the boundary. */
  tail95: 52,
  tail99: 56,
  /** Mean and variance of the returns in low, medium and high volatility and after a change of regime. */
  groups: 60,
  /** The same in each window. */
  windows: 68,
  count: 80,
} as const;
