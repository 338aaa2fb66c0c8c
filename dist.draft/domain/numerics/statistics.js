"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeMean = computeMean;
exports.computeVariance = computeVariance;
exports.computeMoments = computeMoments;
exports.isNegligible = isNegligible;
exports.largestMagnitude = largestMagnitude;
exports.assertFinite = assertFinite;
/** Deviations smaller than this share of the largest magnitude are rounding, not variation. */
const relativeTolerance = 1e-12;
/** Arithmetic mean in the unit of the values; undefined without values. Throws a RangeError on a value that is not finite. */
function computeMean(values) {
    const count = values.length;
    if (count === 0)
        return undefined;
    let sum = 0;
    for (let i = 0; i < count; i++)
        sum += values[i];
    const rough = sum / count;
    if (!Number.isFinite(rough)) {
        assertFinite(values);
        throw new RangeError('the sum of the values is beyond the range of a number');
    }
    // A second pass takes out the rounding of the first: the mean of n equal values is then that value.
    let rest = 0;
    for (let i = 0; i < count; i++)
        rest += values[i] - rough;
    return rough + rest / count;
}
/**
 * Unbiased variance (divisor n - 1) by two passes; 0 when the values do not vary beyond rounding, undefined below two values or when it is
 * beyond the range of a number. Throws as `computeMean`.
 */
function computeVariance(values) {
    const mean = computeMean(values);
    if (mean === undefined || values.length < 2)
        return undefined;
    let squares = 0;
    for (let i = 0; i < values.length; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    const variance = squares / (values.length - 1);
    if (!Number.isFinite(variance))
        return undefined;
    return isNegligible(Math.sqrt(variance), largestMagnitude(values)) ? 0 : variance;
}
/** Mean, variance and standardised third and fourth moments by two passes; undefined without values. Throws as `computeMean`. */
function computeMoments(values) {
    const count = values.length;
    const mean = computeMean(values);
    if (mean === undefined)
        return undefined;
    const variance = computeVariance(values);
    if (variance === undefined || variance === 0) {
        return { count, mean, variance, skewness: undefined, kurtosis: undefined };
    }
    const deviation = Math.sqrt((variance * (count - 1)) / count);
    let cubes = 0;
    let fourths = 0;
    // Standardised before raised to a power, so that small and large units neither underflow nor overflow.
    for (let i = 0; i < count; i++) {
        const z = (values[i] - mean) / deviation;
        cubes += z * z * z;
        fourths += z * z * z * z;
    }
    return { count, mean, variance, skewness: cubes / count, kurtosis: fourths / count };
}
/** Whether a spread is nothing but rounding beside values of this magnitude. */
function isNegligible(spread, magnitude) {
    return spread <= relativeTolerance * magnitude;
}
/** Largest absolute value, 0 without values. */
function largestMagnitude(values) {
    let largest = 0;
    for (let i = 0; i < values.length; i++)
        largest = Math.max(largest, Math.abs(values[i]));
    return largest;
}
/** Throws a RangeError that names the first value which is not a finite number. */
function assertFinite(values) {
    for (let i = 0; i < values.length; i++) {
        if (!Number.isFinite(values[i]))
            throw new RangeError(`value ${i} is ${values[i]}, expected a finite number`);
    }
}
//# sourceMappingURL=statistics.js.map