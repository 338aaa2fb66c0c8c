import type { Genome } from '../strategy/genome';
import { ruleText } from '../strategy/canonical-genome';
import { conditionsOf, rulesOf } from '../strategy/rule-walk';

/** Probability that two conditions drawn from the population differ (Simpson 1949), 0 for one rule everywhere, near 1 for many. Undefined without conditions. */
export function computeDiversity(genomes: readonly Genome[]): number | undefined {
  const counts = new Map<string, number>();
  let total = 0;
  for (const condition of genomes.flatMap(rulesOf).flatMap(conditionsOf)) {
    const text = ruleText(condition);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    total++;
  }
  if (total === 0) return undefined;
  let repeated = 0;
  for (const count of counts.values()) repeated += (count / total) ** 2;
  return 1 - repeated;
}
