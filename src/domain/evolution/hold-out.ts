import { evolutionPolicy } from './policy';

/** Bars [from, to). */
export interface BarRange {
  readonly from: number;
  readonly to: number;
}

export interface HoldOut {
  readonly inSample: BarRange;
  readonly outOfSample: BarRange;
}

/**
 * Splits bars into what evolution may see and the last quarter it never does, with a purge gap between, so that no trade or label of the
 * one reaches into the other. Undefined where the data is too short to learn from.
 */
export function splitHoldOut(bars: number): HoldOut | undefined {
  const { fraction, purgeBars, minInSampleBars } = evolutionPolicy.holdOut;
  const from = Math.ceil(bars * (1 - fraction));
  const to = from - purgeBars;
  if (to < minInSampleBars) return undefined;
  return { inSample: { from: 0, to }, outOfSample: { from, to: bars } };
}
