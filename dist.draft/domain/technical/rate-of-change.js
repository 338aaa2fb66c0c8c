"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rateOfChange = void 0;
exports.computeRateOfChange = computeRateOfChange;
/** Change of the close over `period` bars as a fraction, 0.05 = 5 %; NaN for the first `period` bars. */
function computeRateOfChange(close, period) {
    return close.map((price, t) => (t < period ? Number.NaN : price / close[t - period] - 1));
}
/** Steps of 21 bars from 1: a day, about a month, a quarter, half a year, a year of daily bars. */
exports.rateOfChange = {
    name: 'roc',
    family: 'momentum',
    unit: 'fraction',
    words: 'the change over {period} bars',
    source: 'Jegadeesh and Titman 1993',
    parameters: [{ name: 'period', min: 1, max: 253, step: 21 }],
    threshold: { min: -0.2, max: 0.2, step: 0.01 },
    needsVolume: false,
    warmupBars: ([period]) => period,
    compute: ({ close }, [period]) => computeRateOfChange(close, period),
};
//# sourceMappingURL=rate-of-change.js.map