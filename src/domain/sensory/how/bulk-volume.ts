import { computeNormalCdf } from '../../numerics/normal-distribution';
import { quantise } from '../../numerics/quantise';
import { openWilderAverage } from '../../technical/wilder-average';
import { howPolicy } from './policy';

/**
 * Bulk volume classification (Easley, Lopez de Prado and O'Hara 2012): of a bar's volume, buyers began the share that the normal distribution
 * gives to its price change over the deviation of price changes. The paper's deviation is that of the whole sample; here it is that of the
 * changes so far, averaged as Wilder does. Called with the close of every bar; gives buyers' less sellers' share, -1 to 1.
 */
export function openBulkVolume(): (close: number) => number {
  const { deviationBars } = howPolicy.buckets;
  const meanSquare = openWilderAverage(deviationBars);
  let before = Number.NaN;
  let deviation = Number.NaN;
  return (close) => {
    const change = close - before;
    before = close;
    const side = deviation > 0 ? 2 * quantise(computeNormalCdf(change / deviation)) - 1 : Number.NaN;
    deviation = Math.sqrt(meanSquare(change * change));
    return side;
  };
}
