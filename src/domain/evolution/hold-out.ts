import type { BarRange } from '../market/bars';
import { EvolutionFault } from './evolution-fault';
import { evolutionPolicy } from './policy';

export interface HoldOut {
  readonly inSample: BarRange;
  readonly outOfSample: BarRange;
}

/**
 * Splits bars into what evolution may see and the last quarter it never does, with a purge gap between, so that no trade or label of the
 * one reaches into the other. Throws `evolution.data-too-short` where too little would be left to learn from.
 */
export function requireHoldOut(bars: number): HoldOut {
  const { minInSampleBars } = evolutionPolicy.holdOut;
  const split = splitBars(bars);
  const { to } = split.inSample;
  if (to < minInSampleBars)
    throw new EvolutionFault(
      'evolution.data-too-short',
      `${bars} bars leave ${Math.max(to, 0)} to learn from after a quarter is held out; ${minInSampleBars} are needed`,
    );
  return split;
}

/** Whether a range that ends at bar `to` keeps to what evolution may see. */
export function staysInSample(bars: number, to: number): boolean {
  return to <= splitBars(bars).inSample.to;
}

/** The last quarter, which nothing may be chosen by; of few bars, few. */
export function findHeldOut(bars: number): BarRange {
  return splitBars(bars).outOfSample;
}

function splitBars(bars: number): HoldOut {
  const { fraction, purgeBars } = evolutionPolicy.holdOut;
  const from = Math.ceil(bars * (1 - fraction));
  return { inSample: { from: 0, to: from - purgeBars }, outOfSample: { from, to: bars } };
}
