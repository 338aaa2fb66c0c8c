"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeBlockLength = computeBlockLength;
const statistics_1 = require("./statistics");
/**
 * Mean block length for a stationary bootstrap of the mean, in observations, from how far the series' autocorrelation reaches.
 * Politis & White (2004), as corrected by Patton, Politis & White (2009). At least 1 (no dependence to keep), at most
 * min(3 sqrt(n), n / 3); 1 for a series that does not vary or has fewer than 10 values. The values must be finite.
 */
function computeBlockLength(values) {
    const n = values.length;
    const mean = (0, statistics_1.computeMean)(values);
    if (mean === undefined || n < 10 || (0, statistics_1.computeVariance)(values) === 0)
        return 1;
    const run = Math.max(5, Math.ceil(Math.sqrt(Math.log10(n))));
    const longestLag = Math.min(Math.ceil(Math.sqrt(n)) + run, n - 1);
    const covariance = autocovariances(values, mean, longestLag);
    const bandwidth = Math.min(2 * Math.max(lastCorrelatedLag(covariance, { n, run }), 1), longestLag);
    let spectrum = covariance[0];
    let slope = 0;
    for (let lag = 1; lag <= bandwidth; lag++) {
        const weight = flatTop(lag / bandwidth);
        spectrum += 2 * weight * covariance[lag];
        slope += 2 * weight * lag * covariance[lag];
    }
    // b = (2 G^2 / D)^(1/3) n^(1/3) with D = 2 g(0)^2, the correction of 2009.
    const length = Math.cbrt((slope / spectrum) ** 2 * n);
    const longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
    return Number.isNaN(length) ? 1 : Math.min(Math.max(length, 1), longest);
}
function autocovariances(values, mean, longestLag) {
    const n = values.length;
    const covariance = new Float64Array(longestLag + 1);
    for (let lag = 0; lag <= longestLag; lag++) {
        let sum = 0;
        for (let i = lag; i < n; i++)
            sum += (values[i] - mean) * (values[i - lag] - mean);
        covariance[lag] = sum / n;
    }
    return covariance;
}
/** Smallest lag after which `run` autocorrelations in a row are insignificant; the last lag examined when there is none. */
function lastCorrelatedLag(covariance, { n, run }) {
    const significant = 2 * Math.sqrt(Math.log10(n) / n) * covariance[0];
    let quiet = 0;
    for (let lag = 1; lag < covariance.length; lag++) {
        quiet = Math.abs(covariance[lag]) < significant ? quiet + 1 : 0;
        if (quiet === run)
            return lag - run;
    }
    return covariance.length - 1;
}
/** Flat-top lag window of Politis & Romano (1995). */
function flatTop(x) {
    return x <= 0.5 ? 1 : 2 * (1 - x);
}
//# sourceMappingURL=stationary-bootstrap-block-length.js.map