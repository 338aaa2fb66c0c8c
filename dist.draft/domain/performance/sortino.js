"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeSortino = computeSortino;
const statistics_1 = require("../numerics/statistics");
const periods_per_year_1 = require("./periods-per-year");
/**
 * Annualised Sortino ratio about a target of 0: mean over downside deviation, the root of the mean square of losses over *all* periods
 * (Sortino & Price 1994). Undefined without returns or without a loss beyond rounding. Throws a RangeError on a return that is not finite.
 */
function computeSortino(returns, periodsPerYear) {
    (0, periods_per_year_1.assertPeriodsPerYear)(periodsPerYear);
    const mean = (0, statistics_1.computeMean)(returns);
    if (mean === undefined)
        return undefined;
    let squares = 0;
    for (let i = 0; i < returns.length; i++) {
        const loss = Math.min(returns[i], 0);
        squares += loss * loss;
    }
    const downside = Math.sqrt(squares / returns.length);
    if ((0, statistics_1.isNegligible)(downside, (0, statistics_1.largestMagnitude)(returns)))
        return undefined;
    return (mean / downside) * Math.sqrt(periodsPerYear);
}
//# sourceMappingURL=sortino.js.map