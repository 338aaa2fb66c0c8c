import { computeMean } from './statistics';

/**
 * Variance of the square root of n times the mean of a stationary-bootstrap resample of n values: what endlessly many resamples would show, and
 * an estimate of the long-run variance. Politis & Romano (1994), lemma 1; the kernel estimate of Hansen (2005) is the same number.
 * Divisor n; in the unit of the values squared; undefined without values.
 * @param meanBlockLength of the bootstrap, at least 1. Throws a RangeError below, and on a value that is not finite.
 */
export function computeResampledVariance(values: Float64Array, meanBlockLength: number): number | undefined {
  if (!(meanBlockLength >= 1 && meanBlockLength < Infinity))
    throw new RangeError(`a mean block length is at least 1, not ${meanBlockLength}`);
  const n = values.length;
  const mean = computeMean(values);
  if (mean === undefined) return undefined;
  const stay = 1 - 1 / meanBlockLength;
  let stayAll = 1;
  for (let i = 0; i < n; i++) stayAll *= stay;

  // The lags weigh (1 - i / n) stay^i on the series taken as a circle. Sums of stay^i and of i stay^i times the value i places on obey a
  // recursion, so that all lags cost one pass; a first pass finds where the circle closes.
  let near = 0;
  let far = 0;
  for (let t = n - 1; t >= 0; t--) {
    far = stay * (values[t]! - mean + near + far);
    near = stay * (values[t]! - mean + near);
  }
  const closing = 1 - stayAll;
  far = far / closing + ((n * stayAll) / closing) * (near / closing);
  near /= closing;
  let sum = 0;
  for (let t = n - 1; t >= 0; t--) {
    const deviation = values[t]! - mean;
    sum += deviation * (deviation + 2 * (near - (closing * far) / n));
    far = stay * (deviation + near + far);
    near = stay * (deviation + near);
  }
  return Math.max(sum / n, 0);
}
