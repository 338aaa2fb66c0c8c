import type { Feature } from '../market/feature';
import { featureRegistry } from '../strategy/feature-registry';

export interface ScaledFeature extends Feature {
  readonly threshold: NonNullable<Feature['threshold']>;
}

/** The features that conditions may be made of: those compared with each other (prices), and those with a scale of their own. */
export interface GenePool {
  readonly prices: readonly Feature[];
  readonly scaled: readonly ScaledFeature[];
}

/** Volume features are left out where the data states no volume: their conditions could never hold. */
export function createGenePool({ hasVolume }: { hasVolume: boolean }): GenePool {
  const usable = featureRegistry.filter(({ needsVolume }) => hasVolume || !needsVolume);
  return {
    prices: usable.filter(({ unit }) => unit === 'price'),
    scaled: usable.filter((feature): feature is ScaledFeature => feature.threshold !== undefined),
  };
}
