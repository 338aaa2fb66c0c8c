"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeDiversity = computeDiversity;
const canonical_genome_1 = require("../strategy/canonical-genome");
const rule_walk_1 = require("../strategy/rule-walk");
/** Probability that two conditions drawn from the population differ (Simpson 1949), 0 for one rule everywhere, near 1 for many. Undefined without conditions. */
function computeDiversity(genomes) {
    const counts = new Map();
    let total = 0;
    for (const condition of genomes.flatMap(rule_walk_1.rulesOf).flatMap(rule_walk_1.conditionsOf)) {
        const text = (0, canonical_genome_1.ruleText)(condition);
        counts.set(text, (counts.get(text) ?? 0) + 1);
        total++;
    }
    if (total === 0)
        return undefined;
    let repeated = 0;
    for (const count of counts.values())
        repeated += (count / total) ** 2;
    return 1 - repeated;
}
//# sourceMappingURL=diversity.js.map