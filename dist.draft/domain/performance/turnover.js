"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeTurnover = computeTurnover;
const statistics_1 = require("../numerics/statistics");
const periods_per_year_1 = require("./periods-per-year");
/**
 * How often an account trades itself over in a year: money bought and sold, over mean equity and years. 2 is one purchase and one sale
 * of everything. Undefined without periods or where mean equity is not positive.
 */
function computeTurnover(activity, periodsPerYear) {
    (0, periods_per_year_1.assertPeriodsPerYear)(periodsPerYear);
    const meanEquity = (0, statistics_1.computeMean)(activity.equity);
    if (meanEquity === undefined || meanEquity <= 0)
        return undefined;
    return activity.tradedValue / meanEquity / (activity.equity.length / periodsPerYear);
}
//# sourceMappingURL=turnover.js.map