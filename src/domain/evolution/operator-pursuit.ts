import { quantise } from '../numerics/quantise';
import { variationPolicy } from './variation-policy';

export interface Pursued {
  readonly probability: number;
  readonly quality: number;
}

/** Every operator's chance at least at the floor, what is left over as the given chances have it: the start of a pursuit. */
export function raiseToFloor(chances: readonly number[]): number[] {
  const { floor } = variationPolicy.pursuit;
  return chances.map((chance) => quantise(floor + (1 - chances.length * floor) * chance));
}

/** Quality follows the mean credit of a generation's trials, each in [0, 1]; without a trial it stays. */
export function followQuality(quality: number, { tried, credit }: { tried: number; credit: number }): number {
  return tried === 0 ? quality : quantise(quality + variationPolicy.pursuit.adaptation * (credit / tried - quality));
}

/**
 * Adaptive pursuit (Thierens 2005): the best operator moves toward the highest probability that the floor leaves, the others toward the floor.
 * Between equals the first in the list leads; while all are equal nothing moves. Probabilities go on summing to 1.
 */
export function pursueBest(operators: readonly Pursued[]): number[] {
  const { floor, learning } = variationPolicy.pursuit;
  const best = operators.reduce((lead, { quality }, index) => (quality > operators[lead]!.quality ? index : lead), 0);
  if (operators.every(({ quality }) => quality === operators[best]!.quality))
    return operators.map(({ probability }) => probability);
  const ceiling = 1 - (operators.length - 1) * floor;
  return operators.map(({ probability }, index) =>
    quantise(probability + learning * ((index === best ? ceiling : floor) - probability)),
  );
}
