"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.crossGenomes = crossGenomes;
exports.crossRules = crossRules;
const canonical_genome_1 = require("../strategy/canonical-genome");
const rule_nodes_1 = require("./rule-nodes");
const rule_limits_1 = require("./rule-limits");
/**
 * One child of two parents: a branch of the second parent's rule replaces a branch of the first's (subtree crossover, Koza 1992),
 * exits are chosen gene by gene (uniform crossover, Syswerda 1989), sizing comes from either.
 */
function crossGenomes(first, second, random) {
    const long = crossSides(first.long, second.long, random);
    const short = crossSides(first.short, second.short, random);
    return (0, canonical_genome_1.canonicalGenome)({
        schema: 1,
        ...(long && { long }),
        ...(short && { short }),
        ...(!long && !short && { ...(first.long && { long: first.long }), ...(first.short && { short: first.short }) }),
        exits: crossExits(first.exits, second.exits, random),
        sizing: random.uniform() < 0.5 ? first.sizing : second.sizing,
    });
}
/** Both parents trade this side: cross their rules. Only one does: the child inherits it by the toss of a coin. */
function crossSides(first, second, random) {
    if (!first || !second)
        return random.uniform() < 0.5 ? (first ?? second) : undefined;
    const enter = crossRules(first.enter, second.enter, random);
    const exit = first.exit && second.exit
        ? crossRules(first.exit, second.exit, random)
        : random.uniform() < 0.5
            ? first.exit
            : second.exit;
    return exit ? { enter, exit } : { enter };
}
function crossRules(first, second, random) {
    const branch = (0, rule_nodes_1.nodeAt)(second, random.integer((0, rule_nodes_1.countNodes)(second)));
    const child = (0, canonical_genome_1.canonicalRule)((0, rule_nodes_1.replaceNode)(first, random.integer((0, rule_nodes_1.countNodes)(first)), branch));
    return (0, rule_limits_1.fitsRuleLimits)(child) ? child : branch;
}
function crossExits(first, second, random) {
    const names = ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'];
    const genes = names.map((name) => [name, (random.uniform() < 0.5 ? first : second)[name]]);
    return Object.fromEntries(genes.filter(([, value]) => value !== undefined));
}
//# sourceMappingURL=crossover.js.map