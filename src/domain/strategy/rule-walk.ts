import type { Condition, Genome, Rule } from './genome';

/** The conditions of a rule from left to right. */
export function conditionsOf(rule: Rule): Condition[] {
  if ('not' in rule) return conditionsOf(rule.not);
  if ('all' in rule) return rule.all.flatMap(conditionsOf);
  if ('any' in rule) return rule.any.flatMap(conditionsOf);
  return [rule];
}

/** The rules of a genome in a fixed order: long enter, long exit, short enter, short exit. */
export function rulesOf({ long, short }: Genome): Rule[] {
  return [long?.enter, long?.exit, short?.enter, short?.exit].filter((rule) => rule !== undefined);
}

/** Features a genome refers to, each once, sorted. */
export function featuresOf(genome: Genome): string[] {
  const refs = rulesOf(genome)
    .flatMap(conditionsOf)
    .flatMap(({ left, right }) => (typeof right === 'number' ? [left] : [left, right]));
  return [...new Set(refs)].sort();
}
