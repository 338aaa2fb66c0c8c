"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeTotalReturn = computeTotalReturn;
const statistics_1 = require("../numerics/statistics");
/**
 * Growth of one unit of money over all periods, less that unit: the product of (1 + r), minus 1. A fraction.
 * `returns` are simple returns, one a period. Undefined without returns; throws a RangeError on a return that is not finite.
 */
function computeTotalReturn(returns) {
    (0, statistics_1.assertFinite)(returns);
    if (returns.length === 0)
        return undefined;
    let wealth = 1;
    for (let i = 0; i < returns.length; i++) {
        wealth *= 1 + returns[i];
    }
    return Number.isFinite(wealth) ? wealth - 1 : undefined;
}
//# sourceMappingURL=total-return.js.map