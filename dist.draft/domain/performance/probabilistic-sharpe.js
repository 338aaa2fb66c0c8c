"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeProbabilisticSharpe = computeProbabilisticSharpe;
const normal_distribution_1 = require("../numerics/normal-distribution");
/**
 * Probability that the true Sharpe ratio exceeds `benchmark` (per period), given that of a sample with skewed, fat-tailed returns.
 * Bailey & Lopez de Prado (2012), "The Sharpe ratio efficient frontier": Phi((SR - SR*) sqrt(T - 1) / sqrt(1 - g3 SR + (g4 - 1) / 4 SR^2)).
 * Takes returns to be independent. Undefined below two observations, or when the moments leave the estimate without a variance.
 */
function computeProbabilisticSharpe(evidence, benchmark) {
    const { sharpePerPeriod, observations, skewness, kurtosis } = evidence;
    const variance = 1 - skewness * sharpePerPeriod + ((kurtosis - 1) / 4) * sharpePerPeriod * sharpePerPeriod;
    if (!(observations >= 2 && variance > 0))
        return undefined;
    return (0, normal_distribution_1.computeNormalCdf)(((sharpePerPeriod - benchmark) * Math.sqrt(observations - 1)) / Math.sqrt(variance));
}
//# sourceMappingURL=probabilistic-sharpe.js.map