import type { Genome, Rule } from '../strategy/genome';
import { rulesOf } from '../strategy/rule-walk';

/**
 * Rules a reader has to hold in mind, and so what a strategy costs to understand: its conditions, the connectives between them (one less
 * than the parts of an `all` or `any`, one for a `not`) and its protective exits. The simplest strategy counts 1.
 */
export function countRules(genome: Genome): number {
  return rulesOf(genome).reduce((sum, rule) => sum + countParts(rule), 0) + Object.keys(genome.exits).length;
}

function countParts(rule: Rule): number {
  if ('not' in rule) return 1 + countParts(rule.not);
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : undefined;
  return parts ? parts.reduce((sum, part) => sum + countParts(part), parts.length - 1) : 1;
}
