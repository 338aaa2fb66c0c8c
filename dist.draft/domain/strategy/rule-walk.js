"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.conditionsOf = conditionsOf;
exports.rulesOf = rulesOf;
exports.featuresOf = featuresOf;
/** The conditions of a rule from left to right. */
function conditionsOf(rule) {
    if ('not' in rule)
        return conditionsOf(rule.not);
    if ('all' in rule)
        return rule.all.flatMap(conditionsOf);
    if ('any' in rule)
        return rule.any.flatMap(conditionsOf);
    return [rule];
}
/** The rules of a genome in a fixed order: long enter, long exit, short enter, short exit. */
function rulesOf({ long, short }) {
    return [long?.enter, long?.exit, short?.enter, short?.exit].filter((rule) => rule !== undefined);
}
/** Features a genome refers to, each once, sorted. */
function featuresOf(genome) {
    const refs = rulesOf(genome)
        .flatMap(conditionsOf)
        .flatMap(({ left, right }) => (typeof right === 'number' ? [left] : [left, right]));
    return [...new Set(refs)].sort();
}
//# sourceMappingURL=rule-walk.js.map