import type { Bars, EpochMs } from '../market/bars';
import type { Feature } from '../market/feature';

/** What the project perceives of a market: five dimensions, and the tails that none of them foresees. */
export const dimensions = ['why', 'how', 'what', 'when', 'anomaly', 'chaos'] as const;
export type Dimension = (typeof dimensions)[number];

/** Where in the record a piece of evidence stands. */
export interface Place {
  /** Starts of its first and its last bar; equal where it is one bar. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Lower and upper end of the prices it stands at, equal where it is one price; absent where it has none. */
  readonly prices?: { readonly low: number; readonly high: number };
}

export interface Evidence {
  /** Plain words: `bullish order block`, `Hurst exponent`. */
  readonly what: string;
  readonly where: Place;
  /** In the unit that the words say. */
  readonly value: number;
  /** Its part in the signal, -1 to 1: the sign is the direction it speaks for. */
  readonly weight: number;
}

/** What one sense makes of the market at one bar, from what was known at that bar's close. */
export interface Reading {
  /** -1 (falls) to 1 (rises); 0: says nothing. */
  readonly signal: number;
  /** How often readings like this one were right, 0 to 1; 0 where the signal is 0. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** A sense as the bars come. `push` is called once for every bar from 0 on, in order, and reads bars 0..t only; the rest tells of the bar pushed last. */
export interface SenseStream {
  /** The signal at bar `t`, -1 to 1, never NaN: 0 during warm-up and wherever there is nothing to say. */
  push(bars: Bars, t: number): number;
  /** Share of what the sense would like to know that was there and fresh, 0 to 1. */
  coverage(): number;
  /** What the signal rests on, the weightiest first. */
  evidence(): readonly Evidence[];
}

/** A pure function of what was known at a time: features for genomes, readings for people. */
export interface Sense {
  readonly dimension: Dimension;
  /** What it looks for, in a sentence. */
  readonly words: string;
  /** Bars ahead that its signal speaks of: a reading is right where the close then stands on the signal's side of the close now. */
  horizonBars(bars: Pick<Bars, 'period' | 'calendar'>): number;
  readonly features: readonly Feature[];
  open(bars: Pick<Bars, 'instrument' | 'period' | 'calendar' | 'timezone'>): SenseStream;
}
