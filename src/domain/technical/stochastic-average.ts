import type { FeatureStream } from '../market/feature';
import { openStochastic } from './stochastic';
import { createStreamedFeature } from './streamed-feature';

/** %D, 0 to 100 (Lane 1984): mean of the last `smoothing` %K; NaN for the first `period + smoothing - 2` bars and where one of those is undefined. */
function openStochasticAverage(period: number, smoothing: number): FeatureStream['push'] {
  const fast = openStochastic(period);
  const kept = new Float64Array(smoothing).fill(Number.NaN);
  return (bars, t) => {
    kept[t % smoothing] = fast(bars, t);
    let sum = 0;
    for (let index = 1; index <= smoothing; index++) sum += kept[(t + index) % smoothing]!;
    return sum / smoothing;
  };
}

export const stochasticAverage = createStreamedFeature({
  name: 'stochastic-d',
  family: 'momentum',
  unit: 'index',
  words: 'the {period}-bar stochastic %D over {smoothing} bars',
  source: 'Lane 1984',
  parameters: [
    { name: 'period', min: 5, max: 29, step: 3 },
    { name: 'smoothing', min: 3, max: 5, step: 1 },
  ],
  threshold: { min: 5, max: 95, step: 5 },
  warmupBars: ([period, smoothing]) => period! + smoothing! - 2,
  open: ([period, smoothing]) => openStochasticAverage(period!, smoothing!),
});
