"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeSharpe = computeSharpe;
const periods_per_year_1 = require("./periods-per-year");
const sharpe_per_period_1 = require("./sharpe-per-period");
/**
 * Annualised Sharpe ratio: the per-period ratio times the square root of the periods in a year, exact for uncorrelated returns only
 * (Lo 2002). Returns are taken in excess of cash. Undefined and faults as for the per-period ratio.
 */
function computeSharpe(returns, periodsPerYear) {
    (0, periods_per_year_1.assertPeriodsPerYear)(periodsPerYear);
    const perPeriod = (0, sharpe_per_period_1.computeSharpePerPeriod)(returns);
    return perPeriod === undefined ? undefined : perPeriod * Math.sqrt(periodsPerYear);
}
//# sourceMappingURL=sharpe.js.map