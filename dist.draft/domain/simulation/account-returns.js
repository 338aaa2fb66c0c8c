"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeAccountReturns = computeAccountReturns;
/** Simple returns of an account, one a bar, the first against the initial capital. An account that is used up returns 0 from then on. */
function computeAccountReturns(equity, initialCapital) {
    const returns = new Float64Array(equity.length);
    let before = initialCapital;
    for (let bar = 0; bar < equity.length; bar++) {
        // Debt is owed but cannot be lost by an investor: the worst return is -1.
        returns[bar] = before > 0 ? Math.max(equity[bar] / before - 1, -1) : 0;
        before = equity[bar];
    }
    return returns;
}
//# sourceMappingURL=account-returns.js.map