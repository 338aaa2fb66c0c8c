import { rollingSum } from './rolling-sum';
import { isNegligible } from './statistics';

export interface RollingDeviationOptions {
  /** Whole number, at least 1; at least 2 for the sample form. */
  readonly window: number;
  /** First index that holds a value. */
  readonly from: number;
  /** `population` divides by the window, `sample` by one less. */
  readonly kind: 'population' | 'sample';
}

export interface RollingDeviation {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/**
 * Mean and standard deviation of each value and the `window - 1` before it, NaN before the first full window.
 * Two passes over each window, so a value depends on its window alone and nothing cancels. The deviation of equal values is exactly 0.
 */
export function rollingDeviation(values: Float64Array, options: RollingDeviationOptions): RollingDeviation {
  const { window, from, kind } = options;
  const length = values.length;
  const mean = rollingSum(values, window, from);
  const deviation = new Float64Array(length).fill(Number.NaN);
  const divisor = kind === 'population' ? window : window - 1;
  for (let t = from + window - 1; t < length; t++) {
    const centre = mean[t]! / window;
    let squares = 0;
    for (let index = t - window + 1; index <= t; index++) {
      const distance = values[index]! - centre;
      squares += distance * distance;
    }
    const spread = Math.sqrt(squares / divisor);
    mean[t] = centre;
    deviation[t] = isNegligible(spread, Math.abs(centre)) ? 0 : spread;
  }
  return { mean, deviation };
}
