import { openBulkVolume } from './bulk-volume';
import type { TradeTicks } from './ticks';
import { openVolumeBuckets } from './volume-buckets';

export interface TradeToxicityOptions {
  /** The paper takes a fiftieth of the mean volume of a day. */
  readonly bucketVolume: number;
  /** Buckets averaged over; the paper takes 50. */
  readonly buckets: number;
  /** Length of the time bars whose volume is classified in bulk where the trades do not say who began them. */
  readonly barMs: number;
}

/**
 * VPIN at every trade, 0 to 1, NaN until all buckets are full (Easley, Lopez de Prado and O'Hara 2012): by the trades' own sides where they
 * have them, else by bulk classification of time bars, which counts a bar when a trade after its end tells that it is over.
 */
export function computeTradeToxicity(trades: TradeTicks, options: TradeToxicityOptions): Float64Array {
  const { bucketVolume, buckets: count, barMs } = options;
  const { time, price, size, side } = trades;
  const buckets = openVolumeBuckets(count);
  const bulk = openBulkVolume();
  const column = new Float64Array(time.length);
  let volume = 0;
  for (let n = 0; n < column.length; n++) {
    if (side) buckets.add(size[n]!, side[n]!, bucketVolume);
    else {
      if (n > 0 && Math.floor(time[n]! / barMs) !== Math.floor(time[n - 1]! / barMs)) {
        const barSide = bulk(price[n - 1]!);
        if (!Number.isNaN(barSide)) buckets.add(volume, barSide, bucketVolume);
        volume = 0;
      }
      volume += size[n]!;
    }
    column[n] = buckets.toxicity;
  }
  return column;
}
