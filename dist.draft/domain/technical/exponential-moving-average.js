"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.exponentialMovingAverage = void 0;
exports.computeExponentialAverage = computeExponentialAverage;
const parameter_grids_1 = require("./parameter-grids");
/**
 * Exponential average with weight 2 / (period + 1), started by the plain mean of the first `period` values at or after `from`
 * (Haurlan 1968); NaN before index `from + period - 1`.
 */
function computeExponentialAverage(values, period, from = 0) {
    const average = new Float64Array(values.length).fill(Number.NaN);
    const first = from + period - 1;
    if (first >= values.length)
        return average;
    const weight = 2 / (period + 1);
    let level = 0;
    for (let t = from; t <= first; t++)
        level += values[t];
    level /= period;
    average[first] = level;
    for (let t = first + 1; t < values.length; t++) {
        level += (values[t] - level) * weight;
        average[t] = level;
    }
    return average;
}
exports.exponentialMovingAverage = {
    name: 'ema',
    family: 'trend',
    unit: 'price',
    words: 'the {period}-bar exponential average',
    source: 'Haurlan 1968',
    parameters: [parameter_grids_1.longPeriod],
    threshold: undefined,
    needsVolume: false,
    warmupBars: ([period]) => period - 1,
    compute: ({ close }, [period]) => computeExponentialAverage(close, period),
};
//# sourceMappingURL=exponential-moving-average.js.map