import { computeMean, computeVariance } from './statistics';

/** Coefficient beyond which taking out the dependence would leave little but its own error: Andrews & Monahan (1992), .97. */
const longestMemory = 0.97;

/**
 * Long-run variance of a stationary series: n times the variance of its mean when values depend on earlier ones. The series is first freed
 * from its correlation with the value before (Andrews & Monahan 1992), the autocovariances of the rest are summed under Parzen's window with
 * the automatic bandwidth of Newey & West (1994), and the correlation put back. Parzen's window, because it is never negative and reaches no
 * further than its bandwidth; their bandwidth, because that of Andrews (1991) sees the first lag only.
 * 0 for a series that does not vary; undefined below 3 values. Throws a RangeError on a value that is not finite.
 */
export function computeLongRunVariance(values: ArrayLike<number>): number | undefined {
  const mean = computeMean(values);
  if (mean === undefined || values.length < 3) return undefined;
  if (computeVariance(values) === 0) return 0;
  const centred = Float64Array.from(values, (value) => value - mean);
  const memory = measureMemory(centred);
  const rest = centred.slice(1).map((value, t) => value - memory * centred[t]!);
  const recoloured = sumUnderWindow(rest) / (1 - memory) ** 2;
  return Number.isFinite(recoloured) ? recoloured : undefined;
}

/** First-order autoregressive coefficient by least squares, kept inside the stationary region. */
function measureMemory(centred: Float64Array): number {
  let products = 0;
  let squares = 0;
  for (let t = 1; t < centred.length; t++) {
    products += centred[t]! * centred[t - 1]!;
    squares += centred[t - 1]! * centred[t - 1]!;
  }
  return squares > 0 ? Math.min(Math.max(products / squares, -longestMemory), longestMemory) : 0;
}

function sumUnderWindow(values: Float64Array): number {
  const bandwidth = chooseBandwidth(values);
  let sum = autocovariance(values, 0);
  for (let lag = 1; lag < bandwidth; lag++) sum += 2 * parzen(lag / bandwidth) * autocovariance(values, lag);
  return sum;
}

/** From the curvature of the spectrum at 0, as the first autocovariances tell it; at most 3 sqrt(n), as for bootstrap blocks. */
function chooseBandwidth(values: Float64Array): number {
  const n = values.length;
  const pilot = Math.min(Math.floor(4 * Math.pow(n / 100, 4 / 25)), n - 1);
  let spectrum = autocovariance(values, 0);
  let curvature = 0;
  for (let lag = 1; lag <= pilot; lag++) {
    const covariance = autocovariance(values, lag);
    spectrum += 2 * covariance;
    curvature += 2 * lag * lag * covariance;
  }
  const bandwidth = 2.6614 * Math.pow((curvature / spectrum) ** 2 * n, 0.2);
  return Number.isNaN(bandwidth) ? 1 : Math.min(bandwidth, 3 * Math.sqrt(n), n);
}

function autocovariance(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = lag; t < values.length; t++) sum += values[t]! * values[t - lag]!;
  return sum / values.length;
}

/** Parzen (1961). */
function parzen(x: number): number {
  return x <= 0.5 ? 1 - 6 * x * x * (1 - x) : 2 * (1 - x) ** 3;
}
