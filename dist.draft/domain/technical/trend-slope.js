"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.trendSlope = void 0;
exports.computeTrendSlope = computeTrendSlope;
const rolling_sum_1 = require("../numerics/rolling-sum");
/**
 * Slope per bar of the least-squares line (Legendre 1805) through the last `period` closes, as a fraction of their mean; NaN for the first
 * `period - 1` bars. `period` at least 2. Each window is summed afresh, around its first close, so flat prices give exactly 0.
 */
function computeTrendSlope(close, period) {
    const slopes = (0, rolling_sum_1.rollingSum)(close, period);
    const middle = (period - 1) / 2;
    const squares = (period * (period * period - 1)) / 12;
    for (let t = period - 1; t < close.length; t++) {
        const start = t - period + 1;
        const reference = close[start];
        let products = 0;
        for (let index = 0; index < period; index++)
            products += (index - middle) * (close[start + index] - reference);
        slopes[t] = products / squares / (slopes[t] / period);
    }
    return slopes;
}
exports.trendSlope = {
    name: 'trend-slope',
    family: 'trend',
    unit: 'fraction',
    words: 'the slope per bar of the {period}-bar trend line',
    source: 'least squares, Legendre 1805',
    parameters: [{ name: 'period', min: 10, max: 130, step: 10 }],
    threshold: { min: -0.005, max: 0.005, step: 0.0005 },
    needsVolume: false,
    warmupBars: ([period]) => period - 1,
    compute: ({ close }, [period]) => computeTrendSlope(close, period),
};
//# sourceMappingURL=trend-slope.js.map