"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createAssessmentMarket = createAssessmentMarket;
exports.assessGenome = assessGenome;
const policy_1 = require("../microstructure/policy");
const derived_seed_1 = require("../numerics/derived-seed");
const random_1 = require("../numerics/random");
const sharpe_interval_1 = require("../performance/sharpe-interval");
const simulated_market_1 = require("../simulation/simulated-market");
const policy_2 = require("../simulation/policy");
const hold_out_1 = require("./hold-out");
const policy_3 = require("./policy");
const stretch_1 = require("./stretch");
function createAssessmentMarket(bars, { seed, costs }) {
    return { market: (0, simulated_market_1.createSimulatedMarket)({ name: 'history', bars, liquidity: undefined }), costs, seed };
}
function assessGenome(id, genome, { market, costs, seed }) {
    const { outOfSample } = (0, hold_out_1.requireHoldOut)(market.path.bars.close.length);
    const { initialCapital, maxPosition } = policy_2.simulationPolicy;
    const { returns, metrics } = (0, stretch_1.runStretch)(genome, market, {
        costs: policy_1.costPolicies[costs],
        initialCapital,
        maxPosition,
        ...outOfSample,
    });
    const interval = (0, sharpe_interval_1.computeSharpeInterval)(returns, {
        random: (0, random_1.createRandom)((0, derived_seed_1.deriveSeed)(seed, 'interval', id)),
        resamples: policy_3.evolutionPolicy.verdict.resamples,
        level: policy_3.evolutionPolicy.verdict.intervalLevel,
        periodsPerYear: market.periodsPerYear,
    });
    return {
        id,
        outOfSample: metrics,
        ...(interval && { sharpeInterval: { lower: interval.lower, upper: interval.upper } }),
    };
}
//# sourceMappingURL=assessment.js.map