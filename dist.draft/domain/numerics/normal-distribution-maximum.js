"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeExpectedMaximum = computeExpectedMaximum;
const normal_distribution_1 = require("./normal-distribution");
const eulerGamma = 0.5772156649015329;
/**
 * Expected largest of N independent standard normals, in standard deviations: (1 - g) q(1 - 1/N) + g q(1 - 1/(N e)), g Euler's constant.
 * N may be fractional (an effective number); N = 1 gives 0, the mean of a single draw. Throws a RangeError below 1.
 * Bailey & Lopez de Prado (2014), after the extreme-value limit of Fisher & Tippett (1928).
 */
function computeExpectedMaximum(count) {
    if (!(count >= 1 && count < Infinity))
        throw new RangeError(`a number of draws is at least 1, not ${count}`);
    if (count === 1)
        return 0;
    const limit = (1 - eulerGamma) * (0, normal_distribution_1.computeNormalQuantile)(1 - 1 / count) +
        eulerGamma * (0, normal_distribution_1.computeNormalQuantile)(1 - 1 / (count * Math.E));
    // Between one and two draws the limit formula falls below 0, which no maximum of zero-mean draws expects.
    return Math.max(0, limit);
}
//# sourceMappingURL=normal-distribution-maximum.js.map