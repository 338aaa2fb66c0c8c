"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.onBalanceVolume = void 0;
exports.computeBalanceSlope = computeBalanceSlope;
const rolling_sum_1 = require("../numerics/rolling-sum");
const parameter_grids_1 = require("./parameter-grids");
const undefined_column_1 = require("./undefined-column");
/**
 * Slope of on-balance volume (Granville 1963): its change over `period` bars as a fraction of all that was traded in them, -1 to 1.
 * The running total itself depends on where the data begins, its change does not. NaN for the first `period` bars, where nothing was
 * traded, and without volume.
 */
function computeBalanceSlope({ close, volume }, period) {
    if (!volume)
        return (0, undefined_column_1.undefinedColumn)(close.length);
    const signed = volume.map((units, t) => (t === 0 ? 0 : Math.sign(close[t] - close[t - 1]) * units));
    const traded = (0, rolling_sum_1.rollingSum)(volume, period, 1);
    return (0, rolling_sum_1.rollingSum)(signed, period, 1).map((balance, t) => balance / traded[t]);
}
exports.onBalanceVolume = {
    name: 'obv-slope',
    family: 'volume',
    unit: 'fraction',
    words: 'the {period}-bar change of on-balance volume over the volume traded',
    source: 'Granville 1963',
    parameters: [parameter_grids_1.windowPeriod],
    threshold: { min: -0.6, max: 0.6, step: 0.05 },
    needsVolume: true,
    warmupBars: ([period]) => period,
    compute: (bars, [period]) => computeBalanceSlope(bars, period),
};
//# sourceMappingURL=on-balance-volume.js.map