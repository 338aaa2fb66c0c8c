import type { Feature, FeatureStream } from '../../market/feature';
import { computeStreamedColumn } from '../../market/streamed-column';
import { createRecentWindow, type RecentWindow } from '../../numerics/recent-window';
import { isNegligible } from '../../numerics/statistics';
import { computeLogReturn } from './log-return';
import { chaosPolicy } from './policy';

// What the logarithm of a price ratio can be off by.
const logarithmNoise = 1e-12;

/**
 * Deviation of the 10-bar volatility over the last `period` bars as a fraction of its mean: the measure that Baltussen, van Bekkum & van der Grient
 * (2018) take of implied volatility, of the realised one. NaN where nothing moved.
 */
export function openVolatilityOfVolatility(period: number): FeatureStream {
  const { windowBars } = chaosPolicy.volatilityOfVolatility;
  const returns = createRecentWindow(windowBars);
  const deviations = createRecentWindow(period);
  return {
    push: ({ close }, t) => {
      if (t === 0) return Number.NaN;
      returns.push(computeLogReturn(close, t));
      if (!returns.isFull()) return Number.NaN;
      const { deviation } = spreadOf(returns, windowBars);
      deviations.push(deviation > logarithmNoise ? deviation : 0);
      if (!deviations.isFull()) return Number.NaN;
      const volatility = spreadOf(deviations, period);
      return volatility.mean > 0 ? volatility.deviation / volatility.mean : Number.NaN;
    },
  };
}

/** Two passes over the window alone; equal values have none. */
function spreadOf(
  { values, start }: RecentWindow,
  size: number,
): { readonly mean: number; readonly deviation: number } {
  const from = start();
  let sum = 0;
  for (let i = from; i < from + size; i++) sum += values[i]!;
  const mean = sum / size;
  let squares = 0;
  for (let i = from; i < from + size; i++) squares += (values[i]! - mean) * (values[i]! - mean);
  const deviation = Math.sqrt(squares / (size - 1));
  return { mean, deviation: isNegligible(deviation, Math.abs(mean)) ? 0 : deviation };
}

export const volatilityOfVolatility: Feature = {
  name: 'volatility-of-volatility',
  family: 'chaos',
  unit: 'fraction',
  words: 'the volatility of volatility over {period} bars',
  source: 'Baltussen, van Bekkum & van der Grient 2018',
  parameters: [{ name: 'period', min: 20, max: 120, step: 20 }],
  threshold: { min: 0.1, max: 1, step: 0.05 },
  needsVolume: false,
  warmupBars: ([period]) => chaosPolicy.volatilityOfVolatility.windowBars + period! - 1,
  compute: (bars, [period]) => computeStreamedColumn(bars, openVolatilityOfVolatility(period!)),
  stream: ([period]) => openVolatilityOfVolatility(period!),
};
