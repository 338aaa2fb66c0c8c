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
  for (let t = from + window - 1; t < length; t++) mean[t] = mean[t]! / window;
  const deviation = sumSquaresAround(mean, values, options);
  const divisor = kind === 'population' ? window : window - 1;
  for (let t = from + window - 1; t < length; t++) {
    const spread = Math.sqrt(deviation[t]! / divisor);
    deviation[t] = isNegligible(spread, Math.abs(mean[t]!)) ? 0 : spread;
  }
  return { mean, deviation };
}

/** Squared distances of a window's values from its mean. Four windows go side by side: each sum alone would wait for its own additions. */
function sumSquaresAround(
  mean: Float64Array,
  values: Float64Array,
  { window, from }: Pick<RollingDeviationOptions, 'window' | 'from'>,
): Float64Array {
  const length = values.length;
  const squares = new Float64Array(length);
  const full = from + window - 1;
  squares.fill(Number.NaN, 0, full);
  let t = full;
  for (; t + 3 < length; t += 4) {
    const start = t - window + 1;
    const centre0 = mean[t]!;
    const centre1 = mean[t + 1]!;
    const centre2 = mean[t + 2]!;
    const centre3 = mean[t + 3]!;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    let value0 = values[start]!;
    let value1 = values[start + 1]!;
    let value2 = values[start + 2]!;
    for (let index = start + 3; index <= t + 3; index++) {
      const value3 = values[index]!;
      sum0 += (value0 - centre0) * (value0 - centre0);
      sum1 += (value1 - centre1) * (value1 - centre1);
      sum2 += (value2 - centre2) * (value2 - centre2);
      sum3 += (value3 - centre3) * (value3 - centre3);
      value0 = value1;
      value1 = value2;
      value2 = value3;
    }
    squares[t] = sum0;
    squares[t + 1] = sum1;
    squares[t + 2] = sum2;
    squares[t + 3] = sum3;
  }
  for (; t < length; t++) {
    const centre = mean[t]!;
    let sum = 0;
    for (let index = t - window + 1; index <= t; index++) sum += (values[index]! - centre) * (values[index]! - centre);
    squares[t] = sum;
  }
  return squares;
}
