import type { Bars } from '../../market/bars';
import { openWilderAverage } from '../../technical/wilder-average';
import { openBulkVolume } from './bulk-volume';
import { howPolicy } from './policy';
import { openVolumeBuckets } from './volume-buckets';

/** Who traded, as far as bars can tell: imbalance and toxicity of the last volume buckets. */
export interface OrderFlow {
  readonly toxicity: number;
  readonly imbalance: number;
  push(bars: Bars, t: number): void;
}

/**
 * VPIN (Easley, Lopez de Prado and O'Hara 2012) from bars with volume: buckets of some bars' average volume, sides by bulk volume
 * classification. NaN until `count` buckets are full, and without volume.
 */
export function openOrderFlow(count: number): OrderFlow {
  const { barsPerBucket, deviationBars } = howPolicy.buckets;
  const buckets = openVolumeBuckets(count);
  const bulk = openBulkVolume();
  const meanVolume = openWilderAverage(deviationBars);
  const state = { toxicity: Number.NaN, imbalance: Number.NaN, push };
  // Of the bars before: a bar's own volume does not set the measure it is poured into.
  let bucketVolume = 0;

  function push({ close, volume }: Bars, t: number): void {
    if (!volume) return;
    const side = bulk(close[t]!);
    if (!Number.isNaN(side)) buckets.add(volume[t]!, side, bucketVolume);
    bucketVolume = barsPerBucket * meanVolume(volume[t]!);
    state.toxicity = buckets.toxicity;
    state.imbalance = buckets.imbalance;
  }

  return state;
}
