"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeSharpeEvidence = computeSharpeEvidence;
const statistics_1 = require("../numerics/statistics");
const sharpe_per_period_1 = require("./sharpe-per-period");
/** The evidence in a series of simple returns; undefined where its Sharpe ratio is. Throws a RangeError on a return that is not finite. */
function computeSharpeEvidence(returns) {
    const sharpePerPeriod = (0, sharpe_per_period_1.computeSharpePerPeriod)(returns);
    const { skewness, kurtosis } = (0, statistics_1.computeMoments)(returns) ?? {};
    if (sharpePerPeriod === undefined || skewness === undefined || kurtosis === undefined)
        return undefined;
    return { sharpePerPeriod, observations: returns.length, skewness, kurtosis };
}
//# sourceMappingURL=sharpe-evidence.js.map