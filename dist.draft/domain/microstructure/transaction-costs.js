"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.orderCost = orderCost;
exports.orderCostParts = orderCostParts;
exports.maxQuantity = maxQuantity;
const market_impact_1 = require("./market-impact");
const basisPoint = 1e-4;
/** Beyond any market; keeps the quotient finite where the volume stated is next to nothing. */
const mostParticipation = 1e9;
/**
 * Money that an order costs beside its price: fixed + proportional + market impact + capacity (seed 003 phase 2). At least 0, and 0 for
 * no quantity. Throws a RangeError naming the field when an input that the policy reads is not a usable number.
 */
function orderCost(policy, order) {
    const value = orderValue(order);
    if (value === 0 || policy.name === 'none')
        return 0;
    return (policy.fixedCost +
        proportionalCost(policy, order, value) +
        impactCost(policy, order, value) +
        capacityCost(policy.capacity, order, value));
}
/** The same cost taken apart, for a person to read; `total` equals `orderCost` to the last bit. */
function orderCostParts(policy, order) {
    const value = orderValue(order);
    if (value === 0 || policy.name === 'none')
        return { fixed: 0, proportional: 0, impact: 0, capacity: 0, total: 0 };
    const fixed = policy.fixedCost;
    const proportional = proportionalCost(policy, order, value);
    const impact = impactCost(policy, order, value);
    const capacity = capacityCost(policy.capacity, order, value);
    return { fixed, proportional, impact, capacity, total: fixed + proportional + impact + capacity };
}
/** Most units that one order may trade: a share of the daily volume at the present depth; Infinity where the data states no volume. */
function maxQuantity(policy, order) {
    if (policy.maxParticipation === undefined || !(usable('dailyVolume', order.dailyVolume) > 0))
        return Infinity;
    return policy.maxParticipation * order.dailyVolume * depth(policy, order);
}
function orderValue(order) {
    const quantity = usable('quantity', Math.abs(order.quantity));
    if (!(order.price > 0))
        throw unusable('price', order.price);
    return usable('value (quantity times price)', quantity * order.price);
}
/** A spread is inverse to depth. */
function proportionalCost(policy, order, value) {
    const multiplier = inRegime(policy.proportionalMultiplier, order);
    return (value * policy.proportionalBps * basisPoint * multiplier) / depth(policy, order);
}
/** Impact at the present depth, at most the order's whole value: a law measured at a tenth of a day's volume is not to be trusted beyond. */
function impactCost(policy, order, value) {
    const { impact } = policy;
    if (impact.kind === 'none')
        return 0;
    const volume = usable('dailyVolume', order.dailyVolume) || policy.assumedDailyVolume;
    const participation = Math.min(mostParticipation, Math.abs(order.quantity) / (volume * depth(policy, order)));
    if (impact.kind === 'almgren') {
        const volatility = usable('volatilityDaily', order.volatilityDaily) || policy.assumedVolatilityDaily;
        return value * Math.min(1, (0, market_impact_1.computeRealisedImpact)(impact, participation, volatility));
    }
    const { temporaryCoefficient, permanentCoefficient } = impact;
    return value * Math.min(1, temporaryCoefficient * Math.sqrt(participation) + permanentCoefficient * participation);
}
/**
 * Penalty on turnover beyond what is free: quadratic in the excess, as the cost of linear temporary impact is in Almgren & Chriss (2001).
 * At most the order's value, which is also what it costs an account that has no equity left.
 */
function capacityCost(capacity, order, value) {
    if (capacity === undefined)
        return 0;
    if (!Number.isFinite(order.equity))
        throw unusable('equity', order.equity);
    if (order.equity <= 0)
        return value;
    const excess = Math.max(0, value / order.equity - inRegime(capacity.freeTurnover, order));
    return Math.min(value, capacity.penalty * excess * excess * order.equity);
}
function depth(policy, order) {
    return Math.max(policy.minLiquidity, usable('liquidity', order.liquidity));
}
function inRegime(values, order) {
    const value = values[order.volatilityRegime];
    if (value === undefined)
        throw unusable('volatilityRegime', order.volatilityRegime);
    return value;
}
function usable(field, value) {
    if (value >= 0 && value < Infinity)
        return value;
    throw unusable(field, value);
}
function unusable(field, value) {
    return new RangeError(`an order's ${field} is ${value}, which is not a usable number`);
}
//# sourceMappingURL=transaction-costs.js.map