"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeAnnualVolatility = computeAnnualVolatility;
const statistics_1 = require("../numerics/statistics");
const periods_per_year_1 = require("./periods-per-year");
/**
 * Standard deviation of simple returns (divisor n - 1), scaled to a year by the square root of time, which takes returns to be uncorrelated.
 * A fraction; undefined below two returns. Throws a RangeError on a return that is not finite.
 */
function computeAnnualVolatility(returns, periodsPerYear) {
    (0, periods_per_year_1.assertPeriodsPerYear)(periodsPerYear);
    const variance = (0, statistics_1.computeVariance)(returns);
    return variance === undefined ? undefined : Math.sqrt(variance * periodsPerYear);
}
//# sourceMappingURL=annual-volatility.js.map