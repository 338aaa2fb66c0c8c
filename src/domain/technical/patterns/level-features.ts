import type { Feature } from '../../market/feature';
import { createStreamedFeature } from '../streamed-feature';
import { patternPolicy } from './policy';
import { computeLevelStrength, openPriceLevels, type PriceLevel } from './price-levels';

const { rangeBars } = patternPolicy.swings;
const { reachRanges } = patternPolicy.levels;

/** Support and resistance as columns. NaN before there is an average true range, and where it is 0. */
export const levelFeatures: readonly Feature[] = (['support', 'resistance'] as const).flatMap((role) => [
  distanceFeature(role),
  strengthFeature(role),
]);

function distanceFeature(role: PriceLevel['role']): Feature {
  const sign = role === 'support' ? 1 : -1;
  return createStreamedFeature({
    name: `${role}-distance`,
    family: 'pattern',
    unit: 'ratio',
    words: `the ATRs ${role === 'support' ? 'down to the nearest support' : 'up to the nearest resistance'}, ${reachRanges} without one`,
    source: 'Osler 2000',
    parameters: [],
    threshold: { min: 0.5, max: 8, step: 0.5 },
    warmupBars: () => rangeBars,
    open: () => {
      const levels = openPriceLevels();
      return (bars, t) => {
        levels.push(bars, t);
        const range = levels.range();
        if (!(range > 0)) return Number.NaN;
        const level = levels.nearest(role);
        return level ? (sign * (bars.close[t]! - level.price)) / range : reachRanges;
      };
    },
  });
}

function strengthFeature(role: PriceLevel['role']): Feature {
  return createStreamedFeature({
    name: `${role}-strength`,
    family: 'pattern',
    unit: 'fraction',
    words: `the strength of the nearest ${role}`,
    source: 'Osler 2000',
    parameters: [],
    threshold: { min: 0.1, max: 0.9, step: 0.1 },
    warmupBars: () => rangeBars,
    open: () => {
      const levels = openPriceLevels();
      return (bars, t) => {
        levels.push(bars, t);
        if (!(levels.range() > 0)) return Number.NaN;
        const level = levels.nearest(role);
        return level ? computeLevelStrength(level, t) : 0;
      };
    },
  });
}
