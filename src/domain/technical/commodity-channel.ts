import { openRollingSum } from '../numerics/rolling-sum-stream';
import { isNegligible } from '../numerics/statistics';
import type { FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { readTypicalPrice } from './price-features';
import { createStreamedFeature } from './streamed-feature';

/** Lambert's constant: with it most values lie between -100 and 100. */
const scale = 0.015;

/**
 * Commodity channel index (Lambert 1980): distance of the typical price from its average in mean absolute deviations of the window;
 * NaN for the first `period - 1` bars and where the typical price does not vary.
 */
function openCommodityChannel(period: number): FeatureStream['push'] {
  const sum = openRollingSum(period);
  const kept = new Float64Array(period);
  return (bars, t) => {
    const typical = readTypicalPrice(bars, t);
    kept[t % period] = typical;
    const mean = sum(typical) / period;
    if (t < period - 1) return Number.NaN;
    let distances = 0;
    // Oldest first, so that a value depends on its window alone.
    for (let age = period - 1; age >= 0; age--) distances += Math.abs(kept[(t - age) % period]! - mean);
    const deviation = distances / period;
    return isNegligible(deviation, Math.abs(mean)) ? Number.NaN : (typical - mean) / (scale * deviation);
  };
}

export const commodityChannel = createStreamedFeature({
  name: 'cci',
  family: 'momentum',
  unit: 'ratio',
  words: 'the {period}-bar commodity channel index (CCI)',
  source: 'Lambert 1980',
  parameters: [windowPeriod],
  threshold: { min: -250, max: 250, step: 25 },
  warmupBars: ([period]) => period! - 1,
  open: ([period]) => openCommodityChannel(period!),
});
