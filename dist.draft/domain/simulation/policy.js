"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.simulationPolicy = void 0;
exports.simulationPolicy = {
    /** Seed 003 phase 1: `initial_capital: 50000.0`. */
    initialCapital: 50_000,
    /** Seed 003 phase 1: `max_position_size_pct: 0.95`, which is also the `min_cash_reserve_pct: 0.05`. */
    maxPosition: 0.95,
    /** One trading month, as in Almgren et al. 2005 for volume and volatility estimates of daily data. */
    volatilityWindowBars: 20,
    volumeWindowBars: 20,
};
//# sourceMappingURL=policy.js.map