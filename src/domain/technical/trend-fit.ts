import { isNegligible } from '../numerics/statistics';
import type { FeatureStream } from '../market/feature';
import { createStreamedFeature } from './streamed-feature';

/**
 * Share of the variance of the last `period` closes that their least-squares line explains, 0 to 1 (coefficient of determination, Wright 1921);
 * NaN for the first `period - 1` bars and where the closes do not vary. Summed afresh around the first close of each window.
 */
function openTrendFit(period: number): FeatureStream['push'] {
  const middle = (period - 1) / 2;
  const spread = (period * (period * period - 1)) / 12;
  return ({ close }, t) => {
    const start = t - period + 1;
    if (start < 0) return Number.NaN;
    const first = close[start]!;
    let sum = 0;
    for (let index = 0; index < period; index++) sum += close[start + index]! - first;
    const mean = sum / period;
    let products = 0;
    let squares = 0;
    for (let index = 0; index < period; index++) {
      const distance = close[start + index]! - first - mean;
      products += (index - middle) * distance;
      squares += distance * distance;
    }
    if (isNegligible(Math.sqrt(squares / period), Math.abs(first))) return Number.NaN;
    return Math.min(1, (products * products) / (spread * squares));
  };
}

export const trendFit = createStreamedFeature({
  name: 'trend-fit',
  family: 'trend',
  unit: 'fraction',
  words: 'the fit of the {period}-bar trend line (R squared)',
  source: 'Wright 1921',
  parameters: [{ name: 'period', min: 10, max: 130, step: 10 }],
  threshold: { min: 0.05, max: 0.95, step: 0.05 },
  warmupBars: ([period]) => period! - 1,
  open: ([period]) => openTrendFit(period!),
});
