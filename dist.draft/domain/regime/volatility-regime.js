"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.volatilityRegimes = void 0;
exports.labelVolatilityRegimes = labelVolatilityRegimes;
exports.volatilityWindowBars = volatilityWindowBars;
const periods_1 = require("../market/periods");
const realised_volatility_1 = require("../technical/realised-volatility");
const policy_1 = require("./policy");
/** Names of the codes 0, 1, 2 and 3. */
exports.volatilityRegimes = ['unknown', 'low', 'medium', 'high'];
/** One code a bar: 0 while unknown (warm-up), 1 low, 2 medium, 3 high; a volatility on a threshold is medium. */
function labelVolatilityRegimes(bars, policy = policy_1.regimePolicy.volatility) {
    const { lowBelow, highAbove } = policy;
    const annual = Math.sqrt((0, periods_1.periodsPerYear)(bars));
    const volatility = (0, realised_volatility_1.realisedVolatility)(bars.close, volatilityWindowBars(bars, policy));
    return Uint8Array.from(volatility, (perBar) => {
        const annualised = perBar * annual;
        return Number(annualised >= 0) + Number(annualised >= lowBelow) + Number(annualised > highAbove);
    });
}
/** Bars of the window, which is also the number of bars at the start without a label. */
function volatilityWindowBars({ period, calendar }, { windowDays, minWindowBars }) {
    return Math.max(minWindowBars, Math.round(windowDays * (0, periods_1.barsPerDay)(period, calendar)));
}
//# sourceMappingURL=volatility-regime.js.map