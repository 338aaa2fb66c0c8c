"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeSharpePerPeriod = computeSharpePerPeriod;
const statistics_1 = require("../numerics/statistics");
/** Returns are differences of wealth ratios near 1, so a deviation below this is the rounding of those ratios. */
const returnResolution = 1e-15;
/**
 * Mean over standard deviation (divisor n - 1) of simple returns in excess of cash, in the unit of one period (Sharpe 1994).
 * Undefined below two returns, and for returns that do not vary beyond rounding. Throws a RangeError on a return that is not finite.
 */
function computeSharpePerPeriod(returns) {
    const mean = (0, statistics_1.computeMean)(returns);
    const variance = (0, statistics_1.computeVariance)(returns);
    if (mean === undefined || variance === undefined || Math.sqrt(variance) <= returnResolution)
        return undefined;
    return mean / Math.sqrt(variance);
}
//# sourceMappingURL=sharpe-per-period.js.map