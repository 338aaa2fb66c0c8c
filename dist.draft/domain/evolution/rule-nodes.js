"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.countNodes = countNodes;
exports.nodeAt = nodeAt;
exports.replaceNode = replaceNode;
exports.conditionIndices = conditionIndices;
exports.childrenOf = childrenOf;
/** Number of nodes of a rule tree, itself included. */
function countNodes(rule) {
    return 1 + childrenOf(rule).reduce((sum, child) => sum + countNodes(child), 0);
}
/** The node at `index` in preorder (0 is the rule itself). */
function nodeAt(rule, index) {
    if (index === 0)
        return rule;
    let offset = 1;
    for (const child of childrenOf(rule)) {
        const size = countNodes(child);
        if (index < offset + size)
            return nodeAt(child, index - offset);
        offset += size;
    }
    throw new RangeError(`a rule of ${countNodes(rule)} nodes has no node ${index}`);
}
/** The rule with the node at `index` replaced. */
function replaceNode(rule, index, replacement) {
    if (index === 0)
        return replacement;
    let offset = 1;
    const children = childrenOf(rule).map((child) => {
        const at = index - offset;
        const size = countNodes(child);
        offset += size;
        return at >= 0 && at < size ? replaceNode(child, at, replacement) : child;
    });
    return withChildren(rule, children);
}
/** Preorder indices of the conditions. */
function conditionIndices(rule) {
    return Array.from({ length: countNodes(rule) }, (_, index) => index).filter((index) => childrenOf(nodeAt(rule, index)).length === 0);
}
function childrenOf(rule) {
    if ('not' in rule)
        return [rule.not];
    if ('all' in rule)
        return rule.all;
    return 'any' in rule ? rule.any : [];
}
function withChildren(rule, children) {
    if ('not' in rule)
        return { not: children[0] };
    if ('all' in rule)
        return { all: children };
    return 'any' in rule ? { any: children } : rule;
}
//# sourceMappingURL=rule-nodes.js.map