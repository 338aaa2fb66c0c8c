"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.moneyFlow = void 0;
exports.computeMoneyFlow = computeMoneyFlow;
const rolling_sum_1 = require("../numerics/rolling-sum");
const parameter_grids_1 = require("./parameter-grids");
const price_features_1 = require("./price-features");
const undefined_column_1 = require("./undefined-column");
/**
 * Money flow index, 0 to 100 (Quong and Soudack 1989): the share of money traded at rising typical prices in all that moved the price over
 * the last `period` bars. NaN for the first `period` bars, where no price change carried volume, and without volume.
 */
function computeMoneyFlow(bars, period) {
    const { volume } = bars;
    if (!volume)
        return (0, undefined_column_1.undefinedColumn)(bars.close.length);
    const typical = (0, price_features_1.computeTypicalPrice)(bars);
    const inflow = new Float64Array(typical.length);
    const outflow = new Float64Array(typical.length);
    for (let t = 1; t < typical.length; t++) {
        const money = typical[t] * volume[t];
        inflow[t] = Number(typical[t] > typical[t - 1]) * money;
        outflow[t] = Number(typical[t] < typical[t - 1]) * money;
    }
    const outflows = (0, rolling_sum_1.rollingSum)(outflow, period, 1);
    return (0, rolling_sum_1.rollingSum)(inflow, period, 1).map((gained, t) => (100 * gained) / (gained + outflows[t]));
}
exports.moneyFlow = {
    name: 'money-flow',
    family: 'volume',
    unit: 'index',
    words: 'the {period}-bar money flow index',
    source: 'Quong and Soudack 1989',
    parameters: [parameter_grids_1.oscillatorPeriod],
    threshold: { min: 5, max: 95, step: 5 },
    needsVolume: true,
    warmupBars: ([period]) => period,
    compute: (bars, [period]) => computeMoneyFlow(bars, period),
};
//# sourceMappingURL=money-flow.js.map