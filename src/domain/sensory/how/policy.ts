export interface HowPolicy {
  readonly averageRange: { readonly period: number; readonly minFraction: number };
  readonly swings: { readonly bars: number };
  readonly volume: { readonly bars: number; readonly confirming: number };
  readonly blocks: { readonly displacementAtr: number; readonly legBars: number; readonly kept: number };
  readonly gaps: {
    /** Lower ends of the size classes in ATRs, ascending; the first is the smallest gap that counts. */
    readonly sizeClassesAtr: readonly number[];
    readonly followedBars: number;
    readonly minAtRisk: number;
    readonly kept: number;
  };
  readonly pools: { readonly toleranceAtr: number; readonly kept: number };
  readonly moneyFlow: { readonly period: number };
  readonly buckets: { readonly barsPerBucket: number; readonly count: number; readonly deviationBars: number };
  readonly interval: { readonly deviations: number };
  readonly sense: HowSensePolicy;
}

/** Shares of the signal, 1 together; the reach and the life of what is near in price or time. */
export interface HowSensePolicy {
  readonly horizonBars: number;
  readonly weights: {
    readonly structure: number;
    readonly blocks: number;
    readonly gaps: number;
    readonly sweeps: number;
    readonly moneyFlow: number;
    readonly orderFlow: number;
  };
  readonly reachAtr: number;
  readonly freshBars: number;
  /** Part of its weight that a trend keeps when the break that made it is no longer fresh. */
  readonly lasting: number;
  /** Part of its weight that an event keeps when no volume confirms it. */
  readonly unconfirmed: number;
}

export const howPolicy = {
  averageRange: {
    period: 14, // Wilder 1978
    minFraction: 1e-9, // of the close: what is left of a range that died out is rounding, no yardstick
  },
  swings: {
    bars: 5, // five bars each side: the internal structure of ICT charts; Williams 1995 has 2, the labels checked against 5
  },
  volume: {
    bars: 20, // a trading month of days; seed 000 1.2 asks for confirmation and a spike, and names no window
    confirming: 1.2, // times the mean before; seed 000 1.2: "Volume confirmation requirements", no figure
  },
  blocks: {
    displacementAtr: 1.5, // ICT asks for an energetic move and gives no figure; one and a half ordinary bars
    legBars: 10, // within two swings of the confirmed kind
    kept: 16, // a side; older blocks are far away, and work a bar stays bounded
  },
  gaps: {
    sizeClassesAtr: [0.05, 0.25, 0.5, 1], // "gaps of similar size"; a twentieth of a bar is the spread's business
    followedBars: 120, // longest age whose fills are counted
    minAtRisk: 20, // fewest gaps that lived so long; below, an estimate is an anecdote
    kept: 32, // a side
  },
  pools: {
    toleranceAtr: 0.25, // a quarter of an ordinary bar; the usual ICT charts take 0.1 to 0.5, and a tenth leaves too few pools to judge
    kept: 128, // a side at least, twice as many at most; what lies behind so many others is far away
  },
  moneyFlow: {
    period: 14, // Quong and Soudack 1989
  },
  buckets: {
    barsPerBucket: 8, // Easley, Lopez de Prado and O'Hara 2012: 50 buckets in the 390 minutes of a day
    count: 10, // for the sense; the paper's 50 would speak of 400 bars
    deviationBars: 50, // the paper takes the whole sample's deviation of price changes, which is not known at the time
  },
  interval: {
    deviations: 1.959963984540054, // 95 %
  },
  sense: {
    horizonBars: 10, // two swings of the confirmed kind
    /** Seed 000 1.2 names the four families and no weights: price structure first, what needs volume a quarter. */
    weights: { structure: 0.25, blocks: 0.2, gaps: 0.1, sweeps: 0.2, moneyFlow: 0.15, orderFlow: 0.1 },
    reachAtr: 2, // ATRs to a block from which it is felt: a day or two of ordinary bars
    freshBars: 20, // twice the horizon, and then an event is history
    lasting: 0.5,
    unconfirmed: 0.5,
  },
} as const satisfies HowPolicy;
