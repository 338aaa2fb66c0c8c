"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runStretch = runStretch;
exports.definedFigures = definedFigures;
const quantise_1 = require("../numerics/quantise");
const performance_metrics_1 = require("../performance/performance-metrics");
const account_returns_1 = require("../simulation/account-returns");
const simulate_1 = require("../simulation/simulate");
function runStretch(genome, market, options) {
    const simulation = (0, simulate_1.simulateStrategy)(genome, market, options);
    const { equity, trades } = simulation;
    const returns = (0, account_returns_1.computeAccountReturns)(equity, options.initialCapital);
    const performance = (0, performance_metrics_1.computePerformanceMetrics)({
        returns,
        equity,
        profits: trades.map(({ profit }) => profit),
        tradedValue: simulation.tradedValue,
        periodsHeld: simulation.barsInMarket,
    }, market.periodsPerYear);
    const costs = simulation.costs / options.initialCapital;
    return {
        simulation,
        returns,
        metrics: { ...definedFigures(performance), trades: trades.length, costs: (0, quantise_1.quantise)(costs) },
    };
}
/** The defined figures, cut to what every platform agrees on. */
function definedFigures(figures) {
    const entries = Object.entries(figures).flatMap(([name, value]) => value !== undefined && Number.isFinite(value) ? [[name, (0, quantise_1.quantise)(value)]] : []);
    return Object.fromEntries(entries);
}
//# sourceMappingURL=stretch.js.map