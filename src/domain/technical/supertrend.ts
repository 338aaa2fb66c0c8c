import type { FeatureStream } from '../market/feature';
import { openAverageTrueRange } from './average-true-range';
import { createStreamedFeature } from './streamed-feature';

/**
 * A stop some average true ranges from the middle of the bar, on the side away from the trend, that only ever moves with it; a close beyond turns
 * the trend (Seban 2008). NaN for the first `period` bars; the first trend is up where the close is above the middle of its bar.
 */
function openSupertrend(period: number, multiple: number): FeatureStream['push'] {
  const averageRange = openAverageTrueRange(period);
  let upper = Number.POSITIVE_INFINITY;
  let lower = Number.NEGATIVE_INFINITY;
  let rising: boolean | undefined;
  return (bars, t) => {
    const distance = multiple * averageRange(bars, t);
    if (t < period) return Number.NaN;
    const close = bars.close[t]!;
    const before = bars.close[t - 1]!;
    const middle = (bars.high[t]! + bars.low[t]!) / 2;
    if (middle + distance < upper || before > upper) upper = middle + distance;
    if (middle - distance > lower || before < lower) lower = middle - distance;
    if (rising === undefined) rising = close > middle;
    else if (rising ? close < lower : close > upper) rising = !rising;
    return rising ? lower : upper;
  };
}

export const supertrend = createStreamedFeature({
  name: 'supertrend',
  family: 'trend',
  unit: 'price',
  words: 'the supertrend stop ({period} bars, {multiple} average true ranges)',
  source: 'Seban 2008',
  parameters: [
    { name: 'period', min: 6, max: 22, step: 4 },
    { name: 'multiple', min: 2, max: 4, step: 0.5 },
  ],
  threshold: undefined,
  warmupBars: ([period]) => period!,
  open: ([period, multiple]) => openSupertrend(period!, multiple!),
});
