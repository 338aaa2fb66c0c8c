import type { Feature } from '../market/feature';
import { parseFeatureRef } from '../strategy/feature-ref';
import { featureSenses, findFeature, type FeatureSense } from '../strategy/feature-registry';
import type { Genome } from '../strategy/genome';
import { featuresOf } from '../strategy/rule-walk';

export interface ScaledFeature extends Feature {
  readonly threshold: NonNullable<Feature['threshold']>;
}

/** The features that conditions may be made of: those compared with each other (prices), and those with a scale of their own. */
export interface GenePool {
  readonly prices: readonly Feature[];
  readonly scaled: readonly ScaledFeature[];
}

/** What a run may ask for beyond the plain features. */
export type FurtherSense = Exclude<FeatureSense, 'plain'>;
export const furtherSenses = Object.keys(featureSenses).filter((sense): sense is FurtherSense => sense !== 'plain');

/** Every problem of a choice of senses. */
export function checkSenses(senses: unknown): string[] {
  const isChoice =
    Array.isArray(senses) &&
    senses.every((sense) => furtherSenses.some((known) => known === sense)) &&
    new Set(senses).size === senses.length;
  return isChoice ? [] : [`senses ${String(senses)}: expected some of ${furtherSenses.join(', ')}, each once`];
}

/** The senses that a genome's features come from, beside the plain ones, in the order of the registry; a feature that is no more comes from none. */
export function findSenses(genome: Genome): FurtherSense[] {
  const features = featuresOf(genome).map((ref) => findFeature(parseFeatureRef(ref)?.name ?? ''));
  return furtherSenses.filter((sense) => featureSenses[sense].some((feature) => features.includes(feature)));
}

export interface GenePoolOptions {
  readonly hasVolume: boolean;
  /** Senses beside the plain features; left out: none. */
  readonly senses?: readonly FurtherSense[] | undefined;
}

/** The plain features and those of the senses asked for. Volume features are left out where the data states no volume: their conditions could never hold. */
export function createGenePool({ hasVolume, senses = [] }: GenePoolOptions): GenePool {
  const asked: readonly FeatureSense[] = ['plain', ...furtherSenses.filter((sense) => senses.includes(sense))];
  const usable = asked.flatMap((sense) => featureSenses[sense]).filter(({ needsVolume }) => hasVolume || !needsVolume);
  return {
    prices: usable.filter(({ unit }) => unit === 'price'),
    scaled: usable.filter((feature): feature is ScaledFeature => feature.threshold !== undefined),
  };
}
