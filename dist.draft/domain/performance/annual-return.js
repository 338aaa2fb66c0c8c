"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeAnnualReturn = computeAnnualReturn;
const periods_per_year_1 = require("./periods-per-year");
const total_return_1 = require("./total-return");
/**
 * Constant yearly return that leads to the same wealth (compound annual growth rate), a fraction; -1 when everything was lost.
 * Undefined without returns, when more than everything was lost, or when the figure is beyond the range of a number.
 * Throws a RangeError on a return that is not finite.
 */
function computeAnnualReturn(returns, periodsPerYear) {
    (0, periods_per_year_1.assertPeriodsPerYear)(periodsPerYear);
    const totalReturn = (0, total_return_1.computeTotalReturn)(returns);
    if (totalReturn === undefined || totalReturn < -1)
        return undefined;
    const growth = Math.pow(1 + totalReturn, periodsPerYear / returns.length);
    return Number.isFinite(growth) ? growth - 1 : undefined;
}
//# sourceMappingURL=annual-return.js.map