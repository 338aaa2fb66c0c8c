"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createSimulatedMarket = createSimulatedMarket;
const periods_1 = require("../market/periods");
const volatility_regime_1 = require("../regime/volatility-regime");
const feature_columns_1 = require("../strategy/feature-columns");
const policy_1 = require("../strategy/policy");
const average_true_range_1 = require("../technical/average-true-range");
const realised_volatility_1 = require("../technical/realised-volatility");
const policy_2 = require("./policy");
function createSimulatedMarket(path) {
    const { bars } = path;
    const perDay = (0, periods_1.barsPerDay)(bars.period, bars.calendar);
    return {
        path,
        columns: (0, feature_columns_1.createFeatureColumns)(bars),
        averageRange: (0, average_true_range_1.averageTrueRange)(bars, policy_1.strategyPolicy.atrPeriod),
        barVolatility: (0, realised_volatility_1.realisedVolatility)(bars.close, policy_2.simulationPolicy.volatilityWindowBars),
        dailyVolume: averageDailyVolume(bars.volume, { length: bars.close.length, perDay }),
        volatilityRegime: (0, volatility_regime_1.labelVolatilityRegimes)(bars),
        barsPerDay: perDay,
        periodsPerYear: (0, periods_1.periodsPerYear)(bars),
    };
}
function averageDailyVolume(volume, { length, perDay }) {
    const average = new Float64Array(length);
    if (!volume)
        return average;
    const window = policy_2.simulationPolicy.volumeWindowBars;
    for (let bar = 0; bar < length; bar++) {
        let sum = 0;
        const from = Math.max(0, bar - window + 1);
        for (let t = from; t <= bar; t++)
            sum += volume[t];
        average[bar] = (sum / (bar - from + 1)) * perDay;
    }
    return average;
}
//# sourceMappingURL=simulated-market.js.map