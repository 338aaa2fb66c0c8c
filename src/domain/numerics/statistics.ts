/** Deviations smaller than this share of the largest magnitude are rounding, not variation. */
const relativeTolerance = 1e-12;

export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Unbiased, divisor n - 1; as `computeVariance`. */
  readonly variance: number | undefined;
  /** Third standardised moment, divisor n; undefined where the values do not vary. */
  readonly skewness: number | undefined;
  /** Fourth standardised moment, divisor n, 3 for a normal distribution (not excess); undefined where the values do not vary. */
  readonly kurtosis: number | undefined;
}

/**
 * Arithmetic mean in the unit of the values; undefined without values. Throws a RangeError on a value that is not finite.
 *
 * Sums here and below are those of four interleaved partial sums, which is closer to the truth than one, and as vector units add. Values
 * of exactly 0 take part by their count: an account that rests for most of its life then costs nothing to describe.
 */
export function computeMean(values: ArrayLike<number>): number | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const { sum, zeros } = sumValues(values);
  const rough = sum / count;
  if (!Number.isFinite(rough)) {
    assertFinite(values);
    throw new RangeError('the sum of the values is beyond the range of a number');
  }
  // A second pass takes out the rounding of the first: the mean of n equal values is then that value.
  return rough + (sumDeviations(values, rough) + zeros * (0 - rough)) / count;
}

/**
 * Unbiased variance (divisor n - 1) by two passes; 0 when the values do not vary beyond rounding, undefined below two values or when it is
 * beyond the range of a number. Throws as `computeMean`.
 */
export function computeVariance(values: ArrayLike<number>): number | undefined {
  const mean = computeMean(values);
  return mean === undefined ? undefined : computeVarianceAbout(mean, values);
}

/** `computeVariance` where the mean is at hand already. */
export function computeVarianceAbout(mean: number, values: ArrayLike<number>): number | undefined {
  if (values.length < 2) return undefined;
  let [a, b, c, d] = [0, 0, 0, 0];
  let zeros = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0) {
      zeros++;
      continue;
    }
    const next = a + (value - mean) * (value - mean);
    a = b;
    b = c;
    c = d;
    d = next;
  }
  const variance = (a + c + (b + d) + zeros * (mean * mean)) / (values.length - 1);
  if (!Number.isFinite(variance)) return undefined;
  return isNegligible(Math.sqrt(variance), largestMagnitude(values)) ? 0 : variance;
}

/** Mean, variance and standardised third and fourth moments by two passes; undefined without values. Throws as `computeMean`. */
export function computeMoments(values: ArrayLike<number>): Moments | undefined {
  const count = values.length;
  const mean = computeMean(values);
  if (mean === undefined) return undefined;
  const variance = computeVariance(values);
  if (variance === undefined || variance === 0) {
    return { count, mean, variance, skewness: undefined, kurtosis: undefined };
  }
  const moved = Float64Array.from(values).filter((value) => value !== 0);
  // Standardised before raised to a power, so that small and large units neither underflow nor overflow.
  const deviation = Math.sqrt((variance * (count - 1)) / count);
  const scores = moved.map((value) => (value - mean) / deviation);
  const still = (0 - mean) / deviation;
  const zeros = count - moved.length;
  const cubes = sumInLanes(scores.map((z) => z * z * z)) + zeros * (still * still * still);
  const fourths = sumInLanes(scores.map((z) => z * z * z * z)) + zeros * (still * still * still * still);
  return { count, mean, variance, skewness: cubes / count, kurtosis: fourths / count };
}

/** Sum of all values by four interleaved partial sums, zeros among them. */
export function sumInLanes(values: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const next = a + values[i]!;
    a = b;
    b = c;
    c = d;
    d = next;
  }
  return a + c + (b + d);
}

function sumValues(values: ArrayLike<number>): { readonly sum: number; readonly zeros: number } {
  let [a, b, c, d] = [0, 0, 0, 0];
  let zeros = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0) {
      zeros++;
      continue;
    }
    const next = a + value;
    a = b;
    b = c;
    c = d;
    d = next;
  }
  return { sum: a + c + (b + d), zeros };
}

/** Of the values that are not 0. */
function sumDeviations(values: ArrayLike<number>, centre: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0) continue;
    const next = a + (value - centre);
    a = b;
    b = c;
    c = d;
    d = next;
  }
  return a + c + (b + d);
}

/** Whether a spread is nothing but rounding beside values of this magnitude. */
export function isNegligible(spread: number, magnitude: number): boolean {
  return spread <= relativeTolerance * magnitude;
}

/** Largest absolute value, 0 without values. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}

/** Throws a RangeError that names the first value which is not a finite number. */
export function assertFinite(values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`value ${i} is ${values[i]}, expected a finite number`);
  }
}
