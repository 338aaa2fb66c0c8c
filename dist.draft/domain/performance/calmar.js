"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeCalmar = computeCalmar;
const annual_return_1 = require("./annual-return");
const max_drawdown_1 = require("./max-drawdown");
/**
 * Annual return over the largest drawdown, here of the whole series (Young 1991 uses 36 months).
 * Undefined where either is, or when wealth never fell. Throws a RangeError on a return that is not finite.
 */
function computeCalmar(returns, periodsPerYear) {
    const annualReturn = (0, annual_return_1.computeAnnualReturn)(returns, periodsPerYear);
    const depth = (0, max_drawdown_1.findMaxDrawdown)(returns)?.depth;
    return annualReturn === undefined || depth === undefined || depth === 0 ? undefined : annualReturn / depth;
}
//# sourceMappingURL=calmar.js.map