import type { Condition, Rule } from './genome';
import { conditionsOf } from './rule-walk';

/**
 * The rule without the parts that another part makes superfluous: `rsi > 30` beside `rsi > 50` under AND, `A or (A and B)`, a branch of an OR
 * that can never hold. A rule is silent until every feature it names has a value, so no part goes that alone names one. What is left
 * holds at exactly the same bars, whether features and constants are compared in double or in single precision.
 */
export function simplifyRule(rule: Rule): Rule {
  const mentions = countMentions(rule);
  // Only parts that speak of the same feature can make each other superfluous.
  for (const count of mentions.values()) if (count > 1) return simplified(rule, mentions);
  return rule;
}

function simplified(rule: Rule, mentions: Map<string, number>): Rule {
  if ('not' in rule) {
    const inner = simplified(rule.not, mentions);
    return inner === rule.not ? rule : { not: inner };
  }
  if ('all' in rule) {
    const parts = withoutSuperfluous(rule.all, 'all', mentions);
    return parts === rule.all ? rule : { all: parts };
  }
  if ('any' in rule) {
    const parts = withoutSuperfluous(rule.any, 'any', mentions);
    return parts === rule.any ? rule : { any: parts };
  }
  return rule;
}

function withoutSuperfluous(
  parts: readonly Rule[],
  kind: 'all' | 'any',
  mentions: Map<string, number>,
): readonly Rule[] {
  const inner = parts.map((part) => simplified(part, mentions));
  const kept = [...inner];
  for (const part of inner) {
    const others = kept.filter((other) => other !== part);
    if (others.length === 0 || !isSuperfluous(part, others, kind) || !forget(part, mentions)) continue;
    kept.splice(kept.indexOf(part), 1);
  }
  const changed = kept.length < parts.length || inner.some((part, index) => part !== parts[index]);
  return changed ? kept : parts;
}

function isSuperfluous(part: Rule, others: readonly Rule[], kind: 'all' | 'any'): boolean {
  return kind === 'all'
    ? holdsAlways(part) || others.some((other) => implies(other, part))
    : holdsNever(part) || others.some((other) => implies(part, other));
}

/** Takes the part's features off the count, unless one of them would be named nowhere else. */
function forget(part: Rule, mentions: Map<string, number>): boolean {
  const own = countMentions(part);
  for (const [ref, count] of own) if ((mentions.get(ref) ?? 0) <= count) return false;
  for (const [ref, count] of own) mentions.set(ref, (mentions.get(ref) ?? 0) - count);
  return true;
}

function countMentions(rule: Rule): Map<string, number> {
  const mentions = new Map<string, number>();
  for (const { left, right } of conditionsOf(rule)) {
    mentions.set(left, (mentions.get(left) ?? 0) + 1);
    if (typeof right !== 'number') mentions.set(right, (mentions.get(right) ?? 0) + 1);
  }
  return mentions;
}

/** Can it be proved that the rule holds at no bar? False says nothing. */
export function holdsNever(rule: Rule): boolean {
  if ('not' in rule) return holdsAlways(rule.not);
  if ('any' in rule) return rule.any.every(holdsNever);
  if (!('all' in rule)) return false;
  return rule.all.some(holdsNever) || somePair(rule.all, (a, b) => implies(a, { not: b }));
}

/** Can it be proved that the rule holds wherever its features have values? False says nothing. */
function holdsAlways(rule: Rule): boolean {
  if ('not' in rule) return holdsNever(rule.not);
  if ('all' in rule) return rule.all.every(holdsAlways);
  if (!('any' in rule)) return false;
  return rule.any.some(holdsAlways) || somePair(rule.any, (a, b) => implies({ not: a }, b));
}

function somePair(rules: readonly Rule[], holds: (a: Rule, b: Rule) => boolean): boolean {
  return rules.some((a, index) => rules.slice(index + 1).some((b) => holds(a, b)));
}

/** Can it be proved that `b` holds wherever `a` does? False says nothing. */
function implies(a: Rule, b: Rule): boolean {
  const [one, other] = [boundOf(a), boundOf(b)];
  if (one && other) return isWithin(one, other);
  if ('any' in a) return a.any.every((part) => implies(part, b));
  if ('all' in b) return b.all.every((part) => implies(a, part));
  if ('all' in a && a.all.some((part) => implies(part, b))) return true;
  if ('any' in b && b.any.some((part) => implies(a, part))) return true;
  if ('not' in a && 'not' in b) return implies(b.not, a.not);
  return false;
}

/** A condition, negated or not, as `direction * quantity > bound`, or `>=` where it is not strict. */
interface Bound {
  /** The feature, or the two whose difference is meant. */
  readonly quantity: string;
  readonly direction: 1 | -1;
  readonly bound: number;
  readonly strict: boolean;
}

function boundOf(rule: Rule): Bound | undefined {
  if ('all' in rule || 'any' in rule) return undefined;
  if (!('not' in rule)) return conditionBound(rule);
  const inner = boundOf(rule.not);
  if (!inner) return undefined;
  const { quantity, direction, bound, strict } = inner;
  return { quantity, direction: direction === 1 ? -1 : 1, bound: -bound, strict: !strict };
}

function conditionBound({ left, is, right }: Condition): Bound {
  const direction = is === 'above' ? 1 : -1;
  if (typeof right === 'number') return { quantity: left, direction, bound: direction * right, strict: true };
  return left < right
    ? { quantity: `${left} - ${right}`, direction, bound: 0, strict: true }
    : { quantity: `${right} - ${left}`, direction: direction === 1 ? -1 : 1, bound: 0, strict: true };
}

function isWithin(a: Bound, b: Bound): boolean {
  if (a.quantity !== b.quantity || a.direction !== b.direction) return false;
  // Constants that differ may be one in single precision; then `>=` of the larger is no `>` of the smaller.
  return !a.strict && b.strict ? Math.fround(a.bound) > Math.fround(b.bound) : a.bound >= b.bound;
}
