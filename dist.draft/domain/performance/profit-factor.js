"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeProfitFactor = computeProfitFactor;
/** Sum of the gains over sum of the losses of closed trades (`profits` in money, after costs); undefined without a loss. */
function computeProfitFactor(profits) {
    let gained = 0;
    let lost = 0;
    for (let i = 0; i < profits.length; i++) {
        gained += Math.max(profits[i], 0);
        lost += Math.max(-profits[i], 0);
    }
    return lost > 0 ? gained / lost : undefined;
}
//# sourceMappingURL=profit-factor.js.map