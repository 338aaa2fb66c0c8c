import type { Rule } from '../strategy/genome';
import { strategyPolicy } from '../strategy/policy';
import { conditionsOf } from '../strategy/rule-walk';
import { childrenOf } from './rule-nodes';

/** Is the rule within the size that evolution keeps to? Larger rules fit noise better and are read by nobody. */
export function fitsRuleLimits(rule: Rule): boolean {
  const { conditionsPerRule, depth } = strategyPolicy.evolved;
  return conditionsOf(rule).length <= conditionsPerRule && ruleDepth(rule) <= depth;
}

function ruleDepth(rule: Rule): number {
  return 1 + childrenOf(rule).reduce((deepest, child) => Math.max(deepest, ruleDepth(child)), 0);
}
