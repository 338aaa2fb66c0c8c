import type { Bars } from './bars';

/**
 * A feature is a causal column over bars: its value at bar t uses bars 0..t only.
 * Genomes refer to features by name; every sense adds its own to the registry in `domain/strategy/feature-registry.ts`.
 */
export type FeatureFamily =
  | 'price'
  | 'trend'
  | 'momentum'
  | 'volatility'
  | 'volume'
  | 'calendar'
  | 'timeframe'
  | 'pattern'
  | 'regime'
  | 'how'
  | 'what'
  | 'when'
  | 'chaos';

/**
 * What a value means, and so what it may be compared with: two `price` features with each other, every other unit with a constant
 * or another feature of the same unit. `index` runs from 0 to 100, `deviations` counts standard deviations, `ordinal` numbers days or months.
 */
export type FeatureUnit = 'price' | 'fraction' | 'index' | 'deviations' | 'ratio' | 'ordinal';

export interface FeatureParameter {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Grid on which evolution moves; a user's genome may use any value in [min, max] (whole numbers where the step is whole). */
  readonly step: number;
}

/**
 * A feature as the bars come: called once for every bar from 0 on, in order, and gives the value at bar `t`. It reads bars 0..t of the columns it
 * is handed, which may go on beyond t or grow between two calls.
 */
export interface FeatureStream {
  push(bars: Bars, t: number): number;
}

export interface Feature {
  /** Lower-case letters, digits and dashes: `rsi`, `bollinger-position`. */
  readonly name: string;
  readonly family: FeatureFamily;
  readonly unit: FeatureUnit;
  /** Plain words for a sentence, with parameters in braces: `the {period}-bar RSI`. */
  readonly words: string;
  /** Author and year of the formula. */
  readonly source: string;
  readonly parameters: readonly FeatureParameter[];
  /** Range and grid of the constants this feature may be compared with; undefined where only features make sense (`price`). */
  readonly threshold: { readonly min: number; readonly max: number; readonly step: number } | undefined;
  readonly needsVolume: boolean;
  /** Bars at the start whose value is undefined; parameters in the order declared. */
  warmupBars(parameters: readonly number[]): number;
  /** One value a bar, NaN while undefined (warm-up, or no volume); never looks ahead. */
  compute(bars: Bars, parameters: readonly number[]): Float64Array;
  /** The same column bar by bar, equal to the last bit. */
  stream(parameters: readonly number[]): FeatureStream;
}
