"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeWilderAverage = computeWilderAverage;
/**
 * Wilder's smoothing (1978): the mean of the first `period` values at or after `from`, then one part new to `period - 1` parts old;
 * NaN before index `from + period - 1`. With period 1 the value itself.
 */
function computeWilderAverage(values, period, from) {
    const average = new Float64Array(values.length).fill(Number.NaN);
    const first = from + period - 1;
    if (first >= values.length)
        return average;
    let level = 0;
    for (let t = from; t <= first; t++)
        level += values[t];
    level /= period;
    average[first] = level;
    for (let t = first + 1; t < values.length; t++) {
        level = (level * (period - 1) + values[t]) / period;
        average[t] = level;
    }
    return average;
}
//# sourceMappingURL=wilder-average.js.map