"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.regimePolicy = void 0;
exports.regimePolicy = {
    volatility: {
        lowBelow: 0.15, // seed 003 phase 2: `volatility_threshold_low: 0.15`
        highAbove: 0.35, // seed 003 phase 2: `volatility_threshold_high: 0.35`
        windowDays: 21, // a trading month; the seed names no window
        minWindowBars: 8, // the standard error of a deviation from 8 returns is about a quarter of it
    },
    trend: {
        period: 14, // Wilder 1978
        trendingAbove: 25, // seed 001: "Trending: ADX > 25"
        rangingBelow: 20, // seed 001: "Ranging: ADX < 20"
    },
    transition: {
        dwellBars: 5, // one week of daily bars; the seeds name none
    },
};
//# sourceMappingURL=policy.js.map