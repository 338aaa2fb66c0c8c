"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.volumeRatio = void 0;
exports.computeVolumeRatio = computeVolumeRatio;
const rolling_sum_1 = require("../numerics/rolling-sum");
const parameter_grids_1 = require("./parameter-grids");
const undefined_column_1 = require("./undefined-column");
/** Volume over the mean of the `period` bars before; NaN for the first `period` bars, and where those traded nothing. */
function computeVolumeRatio(volume, period) {
    const sums = (0, rolling_sum_1.rollingSum)(volume, period);
    return volume.map((units, t) => {
        const before = t < period ? 0 : sums[t - 1];
        return before > 0 ? units / (before / period) : Number.NaN;
    });
}
exports.volumeRatio = {
    name: 'volume-ratio',
    family: 'volume',
    unit: 'ratio',
    words: 'the volume over its average of the {period} bars before',
    source: 'Karpoff 1987',
    parameters: [parameter_grids_1.windowPeriod],
    threshold: { min: 0.25, max: 4, step: 0.25 },
    needsVolume: true,
    warmupBars: ([period]) => period,
    compute: ({ close, volume }, [period]) => volume ? computeVolumeRatio(volume, period) : (0, undefined_column_1.undefinedColumn)(close.length),
};
//# sourceMappingURL=volume-ratio.js.map