"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeValueAtRisk = computeValueAtRisk;
const quantile_1 = require("../numerics/quantile");
/**
 * Loss that one period's return exceeds with probability 1 - confidence, by historical simulation: a fraction, positive = loss, negative
 * when even that return is a gain. Quantile of type 7 (Hyndman & Fan 1996). Undefined without returns; throws a RangeError when the
 * confidence is outside (0, 1) or a return is not finite.
 */
function computeValueAtRisk(returns, confidence) {
    if (!(confidence > 0 && confidence < 1))
        throw new RangeError(`a confidence lies inside (0, 1), not at ${confidence}`);
    const quantile = (0, quantile_1.computeQuantile)(returns, 1 - confidence);
    return quantile === undefined ? undefined : 0 - quantile;
}
//# sourceMappingURL=value-at-risk.js.map