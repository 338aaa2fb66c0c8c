import type { Feature } from '../market/feature';
import { technicalFeatures } from '../technical/technical-features';
import { parseFeatureRef } from './feature-ref';

/** Every feature a genome may name. A sense joins evolution by adding its features here. */
export const featureRegistry: readonly Feature[] = [...technicalFeatures];

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
