import type { Rule } from '../strategy/genome';

/** Number of nodes of a rule tree, itself included. */
export function countNodes(rule: Rule): number {
  return 1 + childrenOf(rule).reduce((sum, child) => sum + countNodes(child), 0);
}

/** The node at `index` in preorder (0 is the rule itself). */
export function nodeAt(rule: Rule, index: number): Rule {
  if (index === 0) return rule;
  let offset = 1;
  for (const child of childrenOf(rule)) {
    const size = countNodes(child);
    if (index < offset + size) return nodeAt(child, index - offset);
    offset += size;
  }
  throw new RangeError(`a rule of ${countNodes(rule)} nodes has no node ${index}`);
}

/** The rule with the node at `index` replaced. */
export function replaceNode(rule: Rule, index: number, replacement: Rule): Rule {
  if (index === 0) return replacement;
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
export function conditionIndices(rule: Rule): number[] {
  return Array.from({ length: countNodes(rule) }, (_, index) => index).filter(
    (index) => childrenOf(nodeAt(rule, index)).length === 0,
  );
}

export function childrenOf(rule: Rule): readonly Rule[] {
  if ('not' in rule) return [rule.not];
  if ('all' in rule) return rule.all;
  return 'any' in rule ? rule.any : [];
}

function withChildren(rule: Rule, children: readonly Rule[]): Rule {
  if ('not' in rule) return { not: children[0]! };
  if ('all' in rule) return { all: children };
  return 'any' in rule ? { any: children } : rule;
}
