"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeExpectedShortfall = computeExpectedShortfall;
const quantile_partition_1 = require("../numerics/quantile-partition");
const statistics_1 = require("../numerics/statistics");
/**
 * Mean of the worst 1 - confidence of one period's returns, by historical simulation: a fraction, positive = loss, never below value at risk
 * for a confidence of at least one half. The return on the boundary counts with the share that belongs to the tail (Acerbi & Tasche 2002).
 * Undefined without returns; throws a RangeError when the confidence is outside (0, 1) or a return is not finite.
 */
function computeExpectedShortfall(returns, confidence) {
    if (!(confidence > 0 && confidence < 1))
        throw new RangeError(`a confidence lies inside (0, 1), not at ${confidence}`);
    (0, statistics_1.assertFinite)(returns);
    if (returns.length === 0)
        return undefined;
    const tail = returns.length * (1 - confidence);
    const boundary = Math.floor(tail);
    const ordered = Float64Array.from(returns);
    (0, quantile_partition_1.partitionAtRank)(ordered, boundary);
    let sum = (tail - boundary) * ordered[boundary];
    for (let i = 0; i < boundary; i++)
        sum += ordered[i];
    return (0 - sum) / tail;
}
//# sourceMappingURL=expected-shortfall.js.map