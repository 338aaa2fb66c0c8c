"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.drawGenome = drawGenome;
exports.drawSide = drawSide;
exports.drawRule = drawRule;
exports.drawCondition = drawCondition;
exports.drawFeatureRef = drawFeatureRef;
exports.drawExits = drawExits;
exports.drawSizing = drawSizing;
const canonical_genome_1 = require("../strategy/canonical-genome");
const feature_ref_1 = require("../strategy/feature-ref");
const policy_1 = require("./policy");
const grid_1 = require("./grid");
/** A genome drawn from the whole space that evolution may reach: the first generation, and fresh blood later. */
function drawGenome(pool, random) {
    const { initial } = policy_1.evolutionPolicy;
    const sides = random.uniform();
    const hasLong = sides >= initial.shortOnly;
    const hasShort = sides < initial.shortOnly + initial.bothSides;
    return (0, canonical_genome_1.canonicalGenome)({
        schema: 1,
        ...(hasLong && { long: drawSide(pool, random) }),
        ...(hasShort && { short: drawSide(pool, random) }),
        exits: drawExits(random),
        sizing: drawSizing(random),
    });
}
function drawSide(pool, random) {
    const enter = drawRule(pool, random);
    return random.uniform() < policy_1.evolutionPolicy.initial.exitRule ? { enter, exit: drawRule(pool, random) } : { enter };
}
/** One to three conditions under AND or OR, some of them negated. */
function drawRule(pool, random) {
    const count = 1 + random.integer(policy_1.evolutionPolicy.initial.conditions);
    const parts = Array.from({ length: count }, () => {
        const condition = drawCondition(pool, random);
        return random.uniform() < policy_1.evolutionPolicy.initial.negation ? { not: condition } : condition;
    });
    if (parts.length === 1)
        return parts[0];
    return random.uniform() < policy_1.evolutionPolicy.initial.conjunction ? { all: parts } : { any: parts };
}
function drawCondition({ prices, scaled }, random) {
    const is = random.uniform() < 0.5 ? 'above' : 'below';
    if (random.uniform() < policy_1.evolutionPolicy.initial.priceCondition) {
        const left = drawFeatureRef(pick(prices, random), random);
        let right = left;
        while (right === left)
            right = drawFeatureRef(pick(prices, random), random);
        return { left, is, right };
    }
    const feature = pick(scaled, random);
    return { left: drawFeatureRef(feature, random), is, right: (0, grid_1.drawFromGrid)(feature.threshold, random) };
}
function drawFeatureRef({ name, parameters }, random) {
    return (0, feature_ref_1.formatFeatureRef)(name, parameters.map((parameter) => (0, grid_1.drawFromGrid)(parameter, random)));
}
function drawExits(random) {
    const { initial } = policy_1.evolutionPolicy;
    const { exits } = initial;
    return {
        ...(random.uniform() < initial.exit && { stopAtr: (0, grid_1.drawFromGrid)(exits.stopAtr, random) }),
        ...(random.uniform() < initial.exit && { trailAtr: (0, grid_1.drawFromGrid)(exits.trailAtr, random) }),
        ...(random.uniform() < initial.exit && { targetAtr: (0, grid_1.drawFromGrid)(exits.targetAtr, random) }),
        ...(random.uniform() < initial.exit && { maxBars: (0, grid_1.drawFromGrid)(exits.maxBars, random) }),
    };
}
function drawSizing(random) {
    const { fraction, annualVolatility } = policy_1.evolutionPolicy.initial.sizing;
    return random.uniform() < 0.5
        ? { kind: 'fixed', fraction: (0, grid_1.drawFromGrid)(fraction, random) }
        : {
            kind: 'volatility',
            annualVolatility: (0, grid_1.drawFromGrid)(annualVolatility, random),
            maxFraction: (0, grid_1.drawFromGrid)(fraction, random),
        };
}
function pick(items, random) {
    return items[random.integer(items.length)];
}
//# sourceMappingURL=random-genome.js.map