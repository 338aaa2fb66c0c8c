"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.averageTrueRangeFraction = void 0;
exports.averageTrueRange = averageTrueRange;
const wilder_average_1 = require("./wilder-average");
/**
 * Average true range in price units (Wilder 1978); NaN for the first `period` bars. The first bar has no close before it and so no
 * true range; the average starts as the mean of the `period` ranges after it.
 */
function averageTrueRange(bars, period) {
    return (0, wilder_average_1.computeWilderAverage)(trueRange(bars), period, 1);
}
/** Range of a bar together with the close before it; NaN at the first bar. */
function trueRange({ high, low, close }) {
    const range = new Float64Array(close.length).fill(Number.NaN);
    for (let t = 1; t < close.length; t++)
        range[t] = Math.max(high[t], close[t - 1]) - Math.min(low[t], close[t - 1]);
    return range;
}
exports.averageTrueRangeFraction = {
    name: 'atr',
    family: 'volatility',
    unit: 'fraction',
    words: 'the {period}-bar average true range over the price',
    source: 'Wilder 1978',
    parameters: [{ name: 'period', min: 6, max: 30, step: 4 }],
    threshold: { min: 0.001, max: 0.061, step: 0.002 },
    needsVolume: false,
    warmupBars: ([period]) => period,
    compute: (bars, [period]) => averageTrueRange(bars, period).map((range, t) => range / bars.close[t]),
};
//# sourceMappingURL=average-true-range.js.map