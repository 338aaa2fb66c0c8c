import { featureSenses, resolveFeature, type FeatureSense } from '../strategy/feature-registry';
import type { Genome } from '../strategy/genome';
import { featuresOf } from '../strategy/rule-walk';

/** How far strategies lean on one sense. */
export interface SenseUse {
  readonly sense: FeatureSense;
  /** Strategies with at least one of its features. */
  readonly strategies: number;
  /** Its features in the rules of all of them, each once a strategy. */
  readonly features: number;
}

/** The senses that genomes use, the most used first, then in the order of the registry; those that nobody uses are left out. */
export function countSenseUse(genomes: readonly Genome[]): SenseUse[] {
  const used = genomes.map((genome) => featuresOf(genome).map((ref) => resolveFeature(ref).feature));
  return (Object.keys(featureSenses) as FeatureSense[])
    .map((sense) => {
      const known = new Set<unknown>(featureSenses[sense]);
      const counts = used.map((features) => features.filter((feature) => known.has(feature)).length);
      return {
        sense,
        strategies: counts.filter((count) => count > 0).length,
        features: counts.reduce((sum, count) => sum + count, 0),
      };
    })
    .filter(({ strategies }) => strategies > 0)
    .sort((a, b) => b.strategies - a.strategies);
}
