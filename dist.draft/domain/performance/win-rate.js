"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeWinRate = computeWinRate;
/** Share of closed trades that gained money after costs (`profits` in money), in [0, 1]; undefined without trades. */
function computeWinRate(profits) {
    if (profits.length === 0)
        return undefined;
    let won = 0;
    for (let i = 0; i < profits.length; i++)
        won += Number(profits[i] > 0);
    return won / profits.length;
}
//# sourceMappingURL=win-rate.js.map