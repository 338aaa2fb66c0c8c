"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.stochastic = void 0;
exports.computeStochastic = computeStochastic;
const rolling_extremes_1 = require("../numerics/rolling-extremes");
/**
 * Fast %K, 0 to 100 (Lane 1984): where the close lies in the range of the last `period` bars, the present one included.
 * NaN for the first `period - 1` bars, and where that range is zero.
 */
function computeStochastic({ high, low, close }, period) {
    const lowest = (0, rolling_extremes_1.rollingLowest)(low, period);
    return (0, rolling_extremes_1.rollingHighest)(high, period).map((top, t) => (100 * (close[t] - lowest[t])) / (top - lowest[t]));
}
exports.stochastic = {
    name: 'stochastic',
    family: 'momentum',
    unit: 'index',
    words: 'the {period}-bar stochastic %K',
    source: 'Lane 1984',
    parameters: [{ name: 'period', min: 5, max: 29, step: 3 }],
    threshold: { min: 5, max: 95, step: 5 },
    needsVolume: false,
    warmupBars: ([period]) => period - 1,
    compute: (bars, [period]) => computeStochastic(bars, period),
};
//# sourceMappingURL=stochastic.js.map