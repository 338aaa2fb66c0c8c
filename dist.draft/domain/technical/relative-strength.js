"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.relativeStrength = void 0;
exports.computeRelativeStrength = computeRelativeStrength;
const parameter_grids_1 = require("./parameter-grids");
const wilder_average_1 = require("./wilder-average");
/**
 * Relative strength index, 0 to 100 (Wilder 1978): the share of rises in all recent movement. NaN for the first `period` bars, and where
 * the close has not moved since the data began: then there is no movement to share.
 */
function computeRelativeStrength(close, period) {
    const length = close.length;
    const rises = new Float64Array(length);
    const falls = new Float64Array(length);
    for (let t = 1; t < length; t++) {
        const change = close[t] - close[t - 1];
        const size = Math.abs(change);
        rises[t] = (size + change) / 2;
        falls[t] = (size - change) / 2;
    }
    const down = (0, wilder_average_1.computeWilderAverage)(falls, period, 1);
    return (0, wilder_average_1.computeWilderAverage)(rises, period, 1).map((up, t) => (100 * up) / (up + down[t]));
}
exports.relativeStrength = {
    name: 'rsi',
    family: 'momentum',
    unit: 'index',
    words: 'the {period}-bar RSI',
    source: 'Wilder 1978',
    parameters: [parameter_grids_1.oscillatorPeriod],
    threshold: { min: 5, max: 95, step: 5 },
    needsVolume: false,
    warmupBars: ([period]) => period,
    compute: ({ close }, [period]) => computeRelativeStrength(close, period),
};
//# sourceMappingURL=relative-strength.js.map