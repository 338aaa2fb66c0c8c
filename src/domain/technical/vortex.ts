import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Feature, FeatureStream } from '../market/feature';
import { readTrueRange } from './average-true-range';
import { windowPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/**
 * Vortex indicator (Botes and Siepman 2010): distances from one bar's low to the next one's high (upward; high to low: downward), over the true
 * ranges. NaN for the first `period` bars and where those are 0.
 */
function openVortex(upward: boolean, period: number): FeatureStream['push'] {
  const movements = openRollingSum(period);
  const ranges = openRollingSum(period);
  return (bars, t) => {
    if (t === 0) return Number.NaN;
    const { high, low } = bars;
    const movement = movements(Math.abs(upward ? high[t]! - low[t - 1]! : low[t]! - high[t - 1]!));
    const range = ranges(readTrueRange(bars, t));
    return range > 0 ? movement / range : Number.NaN;
  };
}

const vortexSide = (name: string, upward: boolean): Feature =>
  createStreamedFeature({
    name,
    family: 'trend',
    unit: 'ratio',
    words: `the {period}-bar ${upward ? 'upward' : 'downward'} vortex`,
    source: 'Botes and Siepman 2010',
    parameters: [windowPeriod],
    threshold: { min: 0.6, max: 1.4, step: 0.05 },
    warmupBars: ([period]) => period!,
    open: ([period]) => openVortex(upward, period!),
  });

export const vortex: readonly Feature[] = [vortexSide('vortex-up', true), vortexSide('vortex-down', false)];
