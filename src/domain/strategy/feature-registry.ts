import type { Feature } from '../market/feature';
import { regimeFeatures } from '../regime/regime-features';
import { chaosFeatures } from '../sensory/chaos/chaos-features';
import { howFeatures } from '../sensory/how/how-features';
import { whatFeatures } from '../sensory/what/what-features';
import { whenFeatures } from '../sensory/when/when-features';
import { indicatorFeatures } from '../technical/indicator-features';
import { patternFeatures } from '../technical/patterns/pattern-features';
import { technicalFeatures } from '../technical/technical-features';
import { timeframeFeatures } from '../technical/timeframe-features';
import { parseFeatureRef } from './feature-ref';

/**
 * Every feature a genome may name, by where it comes from. Evolution draws from the plain ones; a run may ask for further senses, for each of them
 * is more to search in (decision 0034). A sense joins by adding its features here.
 */
export const featureSenses = {
  plain: technicalFeatures,
  indicators: indicatorFeatures,
  timeframes: timeframeFeatures,
  patterns: patternFeatures,
  regime: regimeFeatures,
  how: howFeatures,
  what: whatFeatures,
  when: whenFeatures,
  chaos: chaosFeatures,
} as const satisfies Readonly<Record<string, readonly Feature[]>>;
export type FeatureSense = keyof typeof featureSenses;

export const featureRegistry: readonly Feature[] = Object.values(featureSenses).flat();

const byName = new Map(featureRegistry.map((feature) => [feature.name, feature]));

export function findFeature(name: string): Feature | undefined {
  return byName.get(name);
}

export interface ResolvedFeature {
  readonly feature: Feature;
  readonly parameters: readonly number[];
}

/** More than evolution's grids hold; what users write beside them must not fill the memory. */
const maxRemembered = 4_096;
const resolved = new Map<string, ResolvedFeature>();

/** The feature behind a reference that was checked before; throws on one that was not. Breeding asks for the same few again and again. */
export function resolveFeature(ref: string): ResolvedFeature {
  const known = resolved.get(ref);
  if (known) return known;
  const parsed = parseFeatureRef(ref);
  const feature = parsed && findFeature(parsed.name);
  if (!feature) throw new RangeError(`unknown feature ${ref}: check the genome before it is used`);
  const found = { feature, parameters: parsed.parameters };
  if (resolved.size >= maxRemembered) resolved.clear();
  resolved.set(ref, found);
  return found;
}
