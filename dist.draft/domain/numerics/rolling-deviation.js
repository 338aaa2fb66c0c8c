"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rollingDeviation = rollingDeviation;
const rolling_sum_1 = require("./rolling-sum");
const statistics_1 = require("./statistics");
/**
 * Mean and standard deviation of each value and the `window - 1` before it, NaN before the first full window.
 * Two passes over each window, so a value depends on its window alone and nothing cancels. The deviation of equal values is exactly 0.
 */
function rollingDeviation(values, options) {
    const { window, from, kind } = options;
    const length = values.length;
    const mean = (0, rolling_sum_1.rollingSum)(values, window, from);
    const deviation = new Float64Array(length).fill(Number.NaN);
    const divisor = kind === 'population' ? window : window - 1;
    for (let t = from + window - 1; t < length; t++) {
        const centre = mean[t] / window;
        let squares = 0;
        for (let index = t - window + 1; index <= t; index++) {
            const distance = values[index] - centre;
            squares += distance * distance;
        }
        const spread = Math.sqrt(squares / divisor);
        mean[t] = centre;
        deviation[t] = (0, statistics_1.isNegligible)(spread, Math.abs(centre)) ? 0 : spread;
    }
    return { mean, deviation };
}
//# sourceMappingURL=rolling-deviation.js.map