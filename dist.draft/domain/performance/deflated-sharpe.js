"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeDeflatedSharpe = computeDeflatedSharpe;
const normal_distribution_maximum_1 = require("../numerics/normal-distribution-maximum");
const probabilistic_sharpe_1 = require("./probabilistic-sharpe");
/**
 * A Sharpe ratio judged against the luck of the search that found it: the probabilistic Sharpe ratio over the expected maximum of the
 * trials. One trial, or trials that do not differ, leave nothing to deflate: the benchmark is then 0.
 * Bailey & Lopez de Prado (2014), "The deflated Sharpe ratio". Throws a RangeError below one trial or on a variance that is negative.
 */
function computeDeflatedSharpe(evidence, { trials, variance }) {
    if (!(variance >= 0 && variance < Infinity))
        throw new RangeError(`a variance is finite and at least 0, not ${variance}`);
    const expectedMaximum = Math.sqrt(variance) * (0, normal_distribution_maximum_1.computeExpectedMaximum)(trials);
    return { expectedMaximum, probability: (0, probabilistic_sharpe_1.computeProbabilisticSharpe)(evidence, expectedMaximum) };
}
//# sourceMappingURL=deflated-sharpe.js.map