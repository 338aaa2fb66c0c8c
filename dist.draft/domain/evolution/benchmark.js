"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.measureBuyAndHold = measureBuyAndHold;
const periods_1 = require("../market/periods");
const performance_metrics_1 = require("../performance/performance-metrics");
const account_returns_1 = require("../simulation/account-returns");
const buy_and_hold_1 = require("../simulation/buy-and-hold");
const stretch_1 = require("./stretch");
/** Buy-and-hold over a range of bars, the least a strategy has to beat. */
function measureBuyAndHold(bars, { from, to }) {
    const equity = (0, buy_and_hold_1.holdInstrument)(bars, from, to);
    const returns = (0, account_returns_1.computeAccountReturns)(equity, 1);
    const record = {
        returns,
        equity,
        profits: [equity[equity.length - 1] - 1],
        tradedValue: 1,
        periodsHeld: equity.length,
    };
    return { ...(0, stretch_1.definedFigures)((0, performance_metrics_1.computePerformanceMetrics)(record, (0, periods_1.periodsPerYear)(bars))), trades: 1, costs: 0 };
}
//# sourceMappingURL=benchmark.js.map