"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.costPolicies = exports.costProfiles = void 0;
exports.costProfiles = ['none', 'default', 'seed'];
const noCosts = {
    name: 'none',
    fixedCost: 0,
    proportionalBps: 0,
    proportionalMultiplier: [1, 1, 1, 1],
    impact: { kind: 'none' },
    capacity: undefined,
    maxParticipation: undefined,
    assumedDailyVolume: 1_000_000,
    assumedVolatilityDaily: 0.01,
    minLiquidity: 0.01,
};
const defaultCosts = {
    name: 'default',
    /** Seed 003 phase 2: `fixed_cost_per_trade: 0.50`. */
    fixedCost: 0.5,
    /** Seed 003 phase 2: `proportional_cost_bps: 1.0`. */
    proportionalBps: 1,
    /** Spreads widen when volatility is high; the seed gives capacity the opposite sign (docs/decisions/0004-transaction-costs.md). */
    proportionalMultiplier: [1, 1, 1, 1.5],
    impact: {
        kind: 'almgren',
        /** Almgren et al. (2005), table of estimated coefficients; alpha is rounded to 1, delta to 1/4 and beta to 3/5 as they do. */
        permanentCoefficient: 0.314,
        temporaryCoefficient: 0.142,
        temporaryExponent: 0.6,
        inverseTurnoverExponent: 0.25,
        /** Shares outstanding are not in the data; 263 for IBM in the paper. At the fourth root, twice as much changes little. */
        inverseTurnoverDays: 200,
        /** The opening auction and what follows it: a tenth of a day's volume. */
        executionDays: 0.1,
    },
    capacity: undefined,
    /** The paper's orders lie below this share of the daily volume; beyond, its law is extrapolation. */
    maxParticipation: 0.1,
    /** Seed 003 phase 2: `market_state.get('avg_volume', 1000000)`. */
    assumedDailyVolume: 1_000_000,
    /** About 16 % a year, the long-run volatility of a stock index. */
    assumedVolatilityDaily: 0.01,
    minLiquidity: 0.01,
};
const seedCosts = {
    ...defaultCosts,
    name: 'seed',
    proportionalMultiplier: [1, 1, 1, 1],
    impact: {
        kind: 'seed',
        /** Seed 003 phase 2: `temporary_impact_coeff: 0.314159`, `permanent_impact_coeff: 0.1`. */
        temporaryCoefficient: 0.314159,
        permanentCoefficient: 0.1,
    },
    capacity: {
        /** Seed 003 phase 2: `base_capacity_pct: 0.02`, times 0.7 in low and 1.5 in high volatility. */
        freeTurnover: [0.02, 0.014, 0.02, 0.03],
        /** Upper end of the seed's target "Transaction Cost % 0.05% - 0.15% per trade"; the seed leaves `_almgren_chriss_penalty` open. */
        penalty: 0.0015,
    },
};
exports.costPolicies = {
    none: noCosts,
    default: defaultCosts,
    seed: seedCosts,
};
//# sourceMappingURL=policy.js.map