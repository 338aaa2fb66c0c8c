import { resolveFeature } from './feature-registry';
import type { Genome, Rule } from './genome';
import { findGenomeProblems, type GenomeProblem } from './genome-problems';
import { strategyPolicy } from './policy';
import { conditionsOf, featuresOf } from './rule-walk';

/**
 * Every reason why a genome cannot found a population on such data: problems of its own, rules larger than evolution keeps to, which no
 * child could inherit whole, and features of volume where the data states none, whose conditions never hold. Empty where it can.
 */
export function findFounderProblems(genome: Genome, { hasVolume }: { hasVolume: boolean }): GenomeProblem[] {
  const problems = findGenomeProblems(genome);
  if (problems.length > 0) return problems;
  const silent = hasVolume ? [] : featuresOf(genome).filter((ref) => resolveFeature(ref).feature.needsVolume);
  const { long, short } = genome;
  return [
    ...findLargeRule('long.enter', long?.enter),
    ...findLargeRule('long.exit', long?.exit),
    ...findLargeRule('short.enter', short?.enter),
    ...findLargeRule('short.exit', short?.exit),
    ...silent.map((ref) => ({
      path: 'features',
      found: ref,
      expected: 'features that need no volume: the data has none',
    })),
  ];
}

function findLargeRule(path: string, rule: Rule | undefined): GenomeProblem[] {
  const { conditionsPerRule, depth } = strategyPolicy.evolved;
  if (!rule) return [];
  const conditions = conditionsOf(rule).length;
  const levels = depthOf(rule);
  return [
    ...(conditions > conditionsPerRule
      ? [{ path, found: `${conditions} conditions`, expected: `at most ${conditionsPerRule} in a rule that evolves` }]
      : []),
    ...(levels > depth
      ? [{ path, found: `nesting of ${levels}`, expected: `at most ${depth} levels in a rule that evolves` }]
      : []),
  ];
}

function depthOf(rule: Rule): number {
  const parts = 'not' in rule ? [rule.not] : 'all' in rule ? rule.all : 'any' in rule ? rule.any : [];
  return 1 + parts.reduce((deepest, part) => Math.max(deepest, depthOf(part)), 0);
}
