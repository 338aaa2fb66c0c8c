"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.technicalFeatures = void 0;
const average_true_range_1 = require("./average-true-range");
const bollinger_bands_1 = require("./bollinger-bands");
const calendar_features_1 = require("./calendar-features");
const directional_index_1 = require("./directional-index");
const donchian_channel_1 = require("./donchian-channel");
const exponential_moving_average_1 = require("./exponential-moving-average");
const macd_histogram_1 = require("./macd-histogram");
const money_flow_1 = require("./money-flow");
const on_balance_volume_1 = require("./on-balance-volume");
const price_features_1 = require("./price-features");
const rate_of_change_1 = require("./rate-of-change");
const realised_volatility_1 = require("./realised-volatility");
const relative_strength_1 = require("./relative-strength");
const simple_moving_average_1 = require("./simple-moving-average");
const stochastic_1 = require("./stochastic");
const trend_slope_1 = require("./trend-slope");
const volume_ratio_1 = require("./volume-ratio");
/** All that bars alone tell, for the registry. */
exports.technicalFeatures = [
    ...price_features_1.priceFeatures,
    simple_moving_average_1.simpleMovingAverage,
    exponential_moving_average_1.exponentialMovingAverage,
    ...donchian_channel_1.donchianChannel,
    directional_index_1.directionalIndex,
    macd_histogram_1.macdHistogram,
    trend_slope_1.trendSlope,
    ...bollinger_bands_1.bollingerBands,
    relative_strength_1.relativeStrength,
    stochastic_1.stochastic,
    rate_of_change_1.rateOfChange,
    average_true_range_1.averageTrueRangeFraction,
    ...realised_volatility_1.volatilityFeatures,
    volume_ratio_1.volumeRatio,
    money_flow_1.moneyFlow,
    on_balance_volume_1.onBalanceVolume,
    ...calendar_features_1.calendarFeatures,
];
//# sourceMappingURL=technical-features.js.map