"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeStrategySignals = computeStrategySignals;
const rule_signals_1 = require("./rule-signals");
function computeStrategySignals({ long, short }, columns) {
    const never = new Uint8Array(columns.bars.close.length);
    const signalsOf = (rule) => (rule ? (0, rule_signals_1.computeRuleSignals)(rule, columns) : never);
    return {
        longEnter: signalsOf(long?.enter),
        longExit: signalsOf(long?.exit),
        shortEnter: signalsOf(short?.enter),
        shortExit: signalsOf(short?.exit),
    };
}
//# sourceMappingURL=strategy-signals.js.map