"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeSharpeInterval = computeSharpeInterval;
const quantile_1 = require("../numerics/quantile");
const stationary_bootstrap_1 = require("../numerics/stationary-bootstrap");
const stationary_bootstrap_block_length_1 = require("../numerics/stationary-bootstrap-block-length");
const statistics_1 = require("../numerics/statistics");
const sharpe_1 = require("./sharpe");
/** Share of resamples that may leave the ratio undefined (all flat) before the interval is. */
const mostUndefined = 0.01;
/** A resample that varies by less than this share of the data's deviation does not vary: prefix sums carry that much rounding. */
const deviationResolution = 1e-6;
/**
 * Interval of the annualised Sharpe ratio of simple returns by the stationary bootstrap (Politis & Romano 1994) with automatic block length
 * (Politis & White 2004). Percentile bounds (Efron 1979), not basic ones: the ratio's distribution is nearly symmetric about the estimate,
 * both cover alike, and percentiles never leave the range of ratios that resamples of the data can have.
 * Undefined where the ratio is, or where it is in over 1 % of the resamples. Throws a RangeError on options out of range.
 */
function computeSharpeInterval(returns, options) {
    const { resamples, level, periodsPerYear } = options;
    if (!(Number.isInteger(resamples) && resamples >= 1))
        throw new RangeError(`resamples are at least 1, not ${resamples}`);
    if (!(level > 0 && level < 1))
        throw new RangeError(`a confidence lies inside (0, 1), not at ${level}`);
    if ((0, sharpe_1.computeSharpe)(returns, periodsPerYear) === undefined)
        return undefined;
    const meanBlockLength = (0, stationary_bootstrap_block_length_1.computeBlockLength)(returns);
    const ratios = resampleSharpe(returns, meanBlockLength, options);
    if (ratios.length < resamples * (1 - mostUndefined))
        return undefined;
    const perYear = Math.sqrt(periodsPerYear);
    const lower = (0, quantile_1.computeQuantile)(ratios, (1 - level) / 2);
    const upper = (0, quantile_1.computeQuantile)(ratios, (1 + level) / 2);
    if (lower === undefined || upper === undefined)
        return undefined;
    return { lower: lower * perYear, upper: upper * perYear, level, resamples, meanBlockLength };
}
/** Per-period Sharpe ratios of the resamples; those that do not vary are left out. */
function resampleSharpe(returns, meanBlockLength, { random, resamples }) {
    const n = returns.length;
    const mean = (0, statistics_1.computeMean)(returns) ?? 0;
    const variance = (0, statistics_1.computeVariance)(returns) ?? 0;
    // Centred on the whole sample's mean, sums of squares lose no digits to cancellation (Chan, Golub & LeVeque 1983).
    const sums = prefixSums(n, (i) => returns[i] - mean);
    const squares = prefixSums(n, (i) => (returns[i] - mean) ** 2);
    const bootstrap = (0, stationary_bootstrap_1.createStationaryBootstrap)({ observations: n, meanBlockLength, random });
    const { starts, lengths } = bootstrap;
    const ratios = new Float64Array(resamples);
    let defined = 0;
    for (let resample = 0; resample < resamples; resample++) {
        const blocks = bootstrap.draw();
        let sum = 0;
        let square = 0;
        for (let block = 0; block < blocks; block++) {
            const start = starts[block];
            const end = start + lengths[block];
            sum += sums[end] - sums[start];
            square += squares[end] - squares[start];
        }
        const resampled = (square - (sum * sum) / n) / (n - 1);
        if (resampled > variance * deviationResolution ** 2)
            ratios[defined++] = (mean + sum / n) / Math.sqrt(resampled);
    }
    return ratios.subarray(0, defined);
}
/** Sums of the first 0, 1, ..., 2n values of a series taken twice, so that a block may run past the end. */
function prefixSums(n, value) {
    const sums = new Float64Array(2 * n + 1);
    for (let i = 0; i < 2 * n; i++)
        sums[i + 1] = sums[i] + value(i % n);
    return sums;
}
//# sourceMappingURL=sharpe-interval.js.map