"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fitsRuleLimits = fitsRuleLimits;
const policy_1 = require("../strategy/policy");
const rule_walk_1 = require("../strategy/rule-walk");
const rule_nodes_1 = require("./rule-nodes");
/** Is the rule within the size that evolution keeps to? Larger rules fit noise better and are read by nobody. */
function fitsRuleLimits(rule) {
    const { conditionsPerRule, depth } = policy_1.strategyPolicy.evolved;
    return (0, rule_walk_1.conditionsOf)(rule).length <= conditionsPerRule && ruleDepth(rule) <= depth;
}
function ruleDepth(rule) {
    return 1 + (0, rule_nodes_1.childrenOf)(rule).reduce((deepest, child) => Math.max(deepest, ruleDepth(child)), 0);
}
//# sourceMappingURL=rule-limits.js.map