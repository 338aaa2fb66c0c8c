"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.simpleMovingAverage = void 0;
exports.computeSimpleMovingAverage = computeSimpleMovingAverage;
const rolling_sum_1 = require("../numerics/rolling-sum");
const parameter_grids_1 = require("./parameter-grids");
/** Mean of the last `period` values, NaN for the first `period - 1`; depends on those values alone, to the last bit. */
function computeSimpleMovingAverage(values, period) {
    return (0, rolling_sum_1.rollingSum)(values, period).map((sum) => sum / period);
}
exports.simpleMovingAverage = {
    name: 'sma',
    family: 'trend',
    unit: 'price',
    words: 'the {period}-bar average',
    source: 'Gartley 1935',
    parameters: [parameter_grids_1.longPeriod],
    threshold: undefined,
    needsVolume: false,
    warmupBars: ([period]) => period - 1,
    compute: ({ close }, [period]) => computeSimpleMovingAverage(close, period),
};
//# sourceMappingURL=simple-moving-average.js.map