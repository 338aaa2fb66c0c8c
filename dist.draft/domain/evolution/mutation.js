"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mutateGenome = mutateGenome;
exports.mutateRule = mutateRule;
const canonical_genome_1 = require("../strategy/canonical-genome");
const feature_registry_1 = require("../strategy/feature-registry");
const feature_ref_1 = require("../strategy/feature-ref");
const grid_1 = require("./grid");
const policy_1 = require("./policy");
const random_genome_1 = require("./random-genome");
const rule_limits_1 = require("./rule-limits");
const rule_nodes_1 = require("./rule-nodes");
/** Changes one thing: a rule (most often), the protective exits, the sizing, or which sides are traded. */
function mutateGenome(genome, pool, random) {
    const choice = random.uniform();
    if (choice < 0.6)
        return (0, canonical_genome_1.canonicalGenome)(mutateOneRule(genome, pool, random));
    if (choice < 0.8)
        return { ...genome, exits: mutateExits(genome.exits, random) };
    if (choice < 0.92)
        return { ...genome, sizing: mutateSizing(genome.sizing, random) };
    return (0, canonical_genome_1.canonicalGenome)(mutateSides(genome, pool, random));
}
function mutateOneRule(genome, pool, random) {
    const sides = ['long', 'short'].filter((name) => genome[name]);
    const name = sides[random.integer(sides.length)];
    const side = genome[name];
    const mutated = side.exit && random.uniform() < 0.5
        ? { ...side, exit: mutateRule(side.exit, pool, random) }
        : { ...side, enter: mutateRule(side.enter, pool, random) };
    return { ...genome, [name]: mutated };
}
/** Point mutation of a condition, a fresh condition, growth, shrinkage (hoist), or the swap of AND and OR. */
function mutateRule(rule, pool, random) {
    const conditions = (0, rule_nodes_1.conditionIndices)(rule);
    const index = conditions[random.integer(conditions.length)];
    const condition = (0, rule_nodes_1.nodeAt)(rule, index);
    const choice = random.uniform();
    if (choice < 0.45)
        return (0, rule_nodes_1.replaceNode)(rule, index, mutateCondition(condition, pool, random));
    if (choice < 0.65)
        return (0, rule_nodes_1.replaceNode)(rule, index, (0, random_genome_1.drawCondition)(pool, random));
    if (choice < 0.8)
        return grow(rule, pool, random);
    if (choice < 0.92)
        return (0, rule_nodes_1.nodeAt)(rule, random.integer((0, rule_nodes_1.countNodes)(rule)));
    return swapConnective(rule);
}
function mutateCondition({ left, is, right }, pool, random) {
    const { feature } = (0, feature_registry_1.resolveFeature)(left);
    const choice = random.uniform();
    if (choice < 0.15)
        return { left, is: is === 'above' ? 'below' : 'above', right };
    if (typeof right === 'number' && feature.threshold && (choice < 0.65 || feature.parameters.length === 0))
        return { left, is, right: (0, grid_1.stepOnGrid)(right, feature.threshold, random) };
    const movesRight = typeof right !== 'number' && random.uniform() < 0.5;
    const [still, moving] = movesRight ? [left, right] : [right, left];
    const moved = mutateParameters(moving, random);
    // Without parameters nothing moved, and nothing is above itself.
    if (moved === moving || moved === still)
        return (0, random_genome_1.drawCondition)(pool, random);
    return movesRight ? { left, is, right: moved } : { left: moved, is, right };
}
function mutateParameters(ref, random) {
    const { feature, parameters } = (0, feature_registry_1.resolveFeature)(ref);
    if (parameters.length === 0)
        return ref;
    const changed = random.integer(parameters.length);
    return (0, feature_ref_1.formatFeatureRef)(feature.name, parameters.map((value, index) => index === changed ? (0, grid_1.stepOnGrid)(value, feature.parameters[index], random) : value));
}
function grow(rule, pool, random) {
    const parts = [rule, (0, random_genome_1.drawCondition)(pool, random)];
    const grown = (0, canonical_genome_1.canonicalRule)(random.uniform() < 0.5 ? { all: parts } : { any: parts });
    return (0, rule_limits_1.fitsRuleLimits)(grown) ? grown : (0, random_genome_1.drawRule)(pool, random);
}
/** AND becomes OR and back; a negation is taken off, a lone condition gets one. */
function swapConnective(rule) {
    if ('all' in rule)
        return { any: rule.all };
    if ('any' in rule)
        return { all: rule.any };
    return 'not' in rule ? rule.not : { not: rule };
}
function mutateExits(exits, random) {
    const grids = policy_1.evolutionPolicy.initial.exits;
    const names = ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'];
    const name = names[random.integer(names.length)];
    const { [name]: value, ...others } = exits;
    if (value === undefined)
        return { ...others, [name]: (0, grid_1.drawFromGrid)(grids[name], random) };
    return random.uniform() < 0.25 ? others : { ...others, [name]: (0, grid_1.stepOnGrid)(value, grids[name], random) };
}
function mutateSizing(sizing, random) {
    const grids = policy_1.evolutionPolicy.initial.sizing;
    if (random.uniform() < 0.2)
        return (0, random_genome_1.drawSizing)(random);
    if (sizing.kind === 'fixed')
        return { ...sizing, fraction: (0, grid_1.stepOnGrid)(sizing.fraction, grids.fraction, random) };
    return random.uniform() < 0.5
        ? { ...sizing, annualVolatility: (0, grid_1.stepOnGrid)(sizing.annualVolatility, grids.annualVolatility, random) }
        : { ...sizing, maxFraction: (0, grid_1.stepOnGrid)(sizing.maxFraction, grids.fraction, random) };
}
/** Adds the side that is missing, drops one of two, or turns the exit rule of one on or off. */
function mutateSides(genome, pool, random) {
    const { long, short, ...rest } = genome;
    if (random.uniform() < 0.5) {
        if (long && short)
            return random.uniform() < 0.5 ? { ...rest, long } : { ...rest, short };
        return { ...rest, long: long ?? (0, random_genome_1.drawSide)(pool, random), short: short ?? (0, random_genome_1.drawSide)(pool, random) };
    }
    const toggle = ({ enter, exit }) => (exit ? { enter } : { enter, exit: (0, random_genome_1.drawRule)(pool, random) });
    const togglesLong = long && (!short || random.uniform() < 0.5);
    return togglesLong ? { ...genome, long: toggle(long) } : { ...genome, ...(short && { short: toggle(short) }) };
}
//# sourceMappingURL=mutation.js.map