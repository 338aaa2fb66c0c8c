"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findMaxDrawdown = findMaxDrawdown;
const statistics_1 = require("../numerics/statistics");
/**
 * Largest loss that a holder of `returns` (simple, one a period) could have taken between two moments, and how long it lasted; of equally
 * deep ones the first. Undefined without returns; throws a RangeError on a return that is not finite.
 */
function findMaxDrawdown(returns) {
    (0, statistics_1.assertFinite)(returns);
    if (returns.length === 0)
        return undefined;
    let wealth = 1;
    let peakWealth = 1;
    let lastPeak = 0;
    let depth = 0;
    let peak = 0;
    let trough = 0;
    let recovery = 0;
    for (let i = 0; i < returns.length; i++) {
        wealth *= 1 + returns[i];
        if (wealth >= peakWealth) {
            if (recovery === undefined)
                recovery = i + 1;
            peakWealth = wealth;
            lastPeak = i + 1;
        }
        else if (1 - wealth / peakWealth > depth) {
            depth = 1 - wealth / peakWealth;
            peak = lastPeak;
            trough = i + 1;
            recovery = undefined;
        }
    }
    return { depth, peak, trough, recovery, durationPeriods: (recovery ?? returns.length) - peak };
}
//# sourceMappingURL=max-drawdown.js.map