"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.directionalIndex = void 0;
exports.computeDirectionalIndex = computeDirectionalIndex;
const wilder_average_1 = require("./wilder-average");
/**
 * Average directional index, 0 to 100 (Wilder 1978): how one-sided recent highs and lows advance, whichever the side. NaN for the first
 * `2 * period - 1` bars. Wilder divides both directional movements by the true range, which cancels in their ratio. A bar before which
 * nothing has moved in either direction counts as no trend, 0.
 */
function computeDirectionalIndex({ high, low }, period) {
    const length = high.length;
    const upward = new Float64Array(length);
    const downward = new Float64Array(length);
    for (let t = 1; t < length; t++) {
        const rise = high[t] - high[t - 1];
        const fall = low[t - 1] - low[t];
        upward[t] = (Number(rise > fall) * (rise + Math.abs(rise))) / 2;
        downward[t] = (Number(fall > rise) * (fall + Math.abs(fall))) / 2;
    }
    const plus = (0, wilder_average_1.computeWilderAverage)(upward, period, 1);
    const minus = (0, wilder_average_1.computeWilderAverage)(downward, period, 1);
    const index = new Float64Array(length).fill(Number.NaN);
    for (let t = period; t < length; t++) {
        const movement = plus[t] + minus[t];
        index[t] = movement > 0 ? (100 * Math.abs(plus[t] - minus[t])) / movement : 0;
    }
    return (0, wilder_average_1.computeWilderAverage)(index, period, period);
}
exports.directionalIndex = {
    name: 'adx',
    family: 'trend',
    unit: 'index',
    words: 'the {period}-bar directional index (ADX)',
    source: 'Wilder 1978',
    parameters: [{ name: 'period', min: 6, max: 30, step: 4 }],
    threshold: { min: 5, max: 60, step: 5 },
    needsVolume: false,
    warmupBars: ([period]) => 2 * period - 1,
    compute: (bars, [period]) => computeDirectionalIndex(bars, period),
};
//# sourceMappingURL=directional-index.js.map