"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computePerformanceMetrics = computePerformanceMetrics;
const annual_return_1 = require("./annual-return");
const annual_volatility_1 = require("./annual-volatility");
const calmar_1 = require("./calmar");
const expected_shortfall_1 = require("./expected-shortfall");
const exposure_1 = require("./exposure");
const max_drawdown_1 = require("./max-drawdown");
const probabilistic_sharpe_1 = require("./probabilistic-sharpe");
const profit_factor_1 = require("./profit-factor");
const sharpe_1 = require("./sharpe");
const sharpe_evidence_1 = require("./sharpe-evidence");
const sortino_1 = require("./sortino");
const total_return_1 = require("./total-return");
const turnover_1 = require("./turnover");
const value_at_risk_1 = require("./value-at-risk");
const win_rate_1 = require("./win-rate");
const daysPerYear = 365.25;
/** Every figure of a record under its name in the reports. Throws a RangeError on a return that is not finite. */
function computePerformanceMetrics(record, periodsPerYear) {
    const { returns, profits } = record;
    const evidence = (0, sharpe_evidence_1.computeSharpeEvidence)(returns);
    const drawdown = (0, max_drawdown_1.findMaxDrawdown)(returns);
    return {
        totalReturn: (0, total_return_1.computeTotalReturn)(returns),
        annualReturn: (0, annual_return_1.computeAnnualReturn)(returns, periodsPerYear),
        annualVolatility: (0, annual_volatility_1.computeAnnualVolatility)(returns, periodsPerYear),
        sharpe: (0, sharpe_1.computeSharpe)(returns, periodsPerYear),
        sharpePerPeriod: evidence?.sharpePerPeriod,
        probabilisticSharpe: evidence && (0, probabilistic_sharpe_1.computeProbabilisticSharpe)(evidence, 0),
        sortino: (0, sortino_1.computeSortino)(returns, periodsPerYear),
        calmar: (0, calmar_1.computeCalmar)(returns, periodsPerYear),
        skewness: evidence?.skewness,
        kurtosis: evidence?.kurtosis,
        maxDrawdown: drawdown?.depth,
        maxDrawdownDays: drawdown && (drawdown.durationPeriods / periodsPerYear) * daysPerYear,
        valueAtRisk95: (0, value_at_risk_1.computeValueAtRisk)(returns, 0.95),
        valueAtRisk99: (0, value_at_risk_1.computeValueAtRisk)(returns, 0.99),
        expectedShortfall95: (0, expected_shortfall_1.computeExpectedShortfall)(returns, 0.95),
        expectedShortfall99: (0, expected_shortfall_1.computeExpectedShortfall)(returns, 0.99),
        trades: profits.length,
        winRate: (0, win_rate_1.computeWinRate)(profits),
        profitFactor: (0, profit_factor_1.computeProfitFactor)(profits),
        turnover: (0, turnover_1.computeTurnover)(record, periodsPerYear),
        exposure: (0, exposure_1.computeExposure)(record.periodsHeld, returns.length),
    };
}
//# sourceMappingURL=performance-metrics.js.map