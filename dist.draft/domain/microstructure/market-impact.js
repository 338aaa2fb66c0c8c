"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computePermanentImpact = computePermanentImpact;
exports.computeTemporaryImpact = computeTemporaryImpact;
exports.computeRealisedImpact = computeRealisedImpact;
/**
 * Lasting price change, as a fraction of the price: gamma sigma (X / V) (Theta / V)^delta.
 * `participation` is the order's size over the daily volume, `volatilityDaily` the deviation of one day's return; both fractions, not negative.
 */
function computePermanentImpact(model, participation, volatilityDaily) {
    const inverseTurnover = Math.pow(model.inverseTurnoverDays, model.inverseTurnoverExponent);
    return model.permanentCoefficient * volatilityDaily * participation * inverseTurnover;
}
/** Price concession while trading, as a fraction of the price: eta sigma (X / (V T))^beta. Inputs as for the permanent impact. */
function computeTemporaryImpact(model, participation, volatilityDaily) {
    const rate = participation / model.executionDays;
    return model.temporaryCoefficient * volatilityDaily * Math.pow(rate, model.temporaryExponent);
}
/**
 * Average cost of the order as a fraction of its value: half the permanent impact, which builds up while trading, and all of the temporary.
 * Inputs as for the permanent impact.
 */
function computeRealisedImpact(model, participation, volatilityDaily) {
    return (0.5 * computePermanentImpact(model, participation, volatilityDaily) +
        computeTemporaryImpact(model, participation, volatilityDaily));
}
//# sourceMappingURL=market-impact.js.map