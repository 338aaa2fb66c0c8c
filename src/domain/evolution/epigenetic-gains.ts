import { quantise } from '../numerics/quantise';
import type { RegimeGains } from '../simulation/regime-gains';
import type { RegimeOutcome } from './evaluation';
import { evolutionPolicy } from './policy';
import { variationPolicy } from './variation-policy';

/** Marks that change nothing: what an individual without parents is born with. */
export const neutralGains: RegimeGains = [1, 1, 1, 1];

/**
 * The marks that a life leaves: more exposure in the regimes where the Sharpe ratio was above that of the others, less where it was below.
 * Without two regimes long enough to be compared nothing is learned. What is learned is inherited (Lamarckian evolution, Whitley, Gordon &
 * Mathias 1994); the genome stays as it is.
 */
export function learnGains(gains: RegimeGains, regimes: readonly RegimeOutcome[]): RegimeGains {
  const judged = regimes.filter(
    ({ bars, sharpe }) => sharpe !== undefined && bars >= evolutionPolicy.fitness.minRegimeBars,
  );
  if (judged.length < 2) return gains;
  const { learning } = variationPolicy.epigenetics;
  const learn = (gain: number, regime: RegimeOutcome['regime']): number => {
    const own = judged.find((outcome) => outcome.regime === regime)?.sharpe;
    if (own === undefined) return gain;
    const others = judged.filter((outcome) => outcome.regime !== regime);
    const edge = own - others.reduce((sum, { sharpe }) => sum + sharpe!, 0) / others.length;
    return bounded(gain * (1 + (learning * edge) / (1 + Math.abs(edge))));
  };
  const [unknown, low, medium, high] = gains;
  return [unknown, learn(low, 'low'), learn(medium, 'medium'), learn(high, 'high')];
}

/** The marks of a child: the mean of what its parents had learned, faded toward 1. */
export function inheritGains(parents: readonly RegimeGains[]): RegimeGains {
  if (parents.length === 0) return neutralGains;
  const kept = 1 - variationPolicy.epigenetics.decay;
  const fade = (regime: 0 | 1 | 2 | 3): number =>
    bounded(1 + kept * (parents.reduce((sum, gains) => sum + gains[regime], 0) / parents.length - 1));
  return [fade(0), fade(1), fade(2), fade(3)];
}

function bounded(gain: number): number {
  const { min, max } = variationPolicy.epigenetics.gains;
  return Math.min(max, Math.max(min, quantise(gain)));
}
