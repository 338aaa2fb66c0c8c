"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.canonicalGenome = canonicalGenome;
exports.genomeId = genomeId;
exports.genomeText = genomeText;
exports.canonicalRule = canonicalRule;
exports.ruleText = ruleText;
const canonical_json_1 = require("../numerics/canonical-json");
const sha256_1 = require("../numerics/sha256");
const feature_ref_1 = require("./feature-ref");
const feature_registry_1 = require("./feature-registry");
/**
 * The one form of all genomes that mean the same: comparisons of two features say `above`, nested lists of one kind are flat,
 * double negations gone, parts sorted and listed once, numbers and references in one spelling. Expects a genome without problems.
 */
function canonicalGenome(genome) {
    return {
        schema: genome.schema,
        ...(genome.long && { long: canonicalSide(genome.long) }),
        ...(genome.short && { short: canonicalSide(genome.short) }),
        exits: genome.exits,
        sizing: genome.sizing,
    };
}
/** The content hash of a canonical genome: its identity in the record, in lower-case hex. */
function genomeId(canonical) {
    return (0, sha256_1.sha256Hex)(genomeText(canonical));
}
function genomeText(genome) {
    return (0, canonical_json_1.canonicalJson)(genome);
}
function canonicalSide({ enter, exit }) {
    return { enter: canonicalRule(enter), ...(exit && { exit: canonicalRule(exit) }) };
}
function canonicalRule(rule) {
    if ('not' in rule) {
        const inner = canonicalRule(rule.not);
        return 'not' in inner ? inner.not : { not: inner };
    }
    if ('all' in rule)
        return joined(rule.all, 'all');
    if ('any' in rule)
        return joined(rule.any, 'any');
    return canonicalCondition(rule);
}
function joined(parts, kind) {
    const flat = parts.map(canonicalRule).flatMap((part) => {
        if (kind === 'all' && 'all' in part)
            return part.all;
        if (kind === 'any' && 'any' in part)
            return part.any;
        return [part];
    });
    const byText = new Map(flat.map((part) => [ruleText(part), part]));
    const sorted = [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
    if (sorted.length === 1)
        return sorted[0];
    return kind === 'all' ? { all: sorted } : { any: sorted };
}
function canonicalCondition({ left, is, right }) {
    if (typeof right === 'number')
        return { left: canonicalRef(left), is, right: right === 0 ? 0 : right };
    return is === 'above'
        ? { left: canonicalRef(left), is, right: canonicalRef(right) }
        : { left: canonicalRef(right), is: 'above', right: canonicalRef(left) };
}
function canonicalRef(ref) {
    const { feature, parameters } = (0, feature_registry_1.resolveFeature)(ref);
    return (0, feature_ref_1.formatFeatureRef)(feature.name, parameters);
}
function ruleText(rule) {
    return (0, canonical_json_1.canonicalJson)(rule);
}
//# sourceMappingURL=canonical-genome.js.map