import { computeNaturalExponential } from '../numerics/natural-exponential';
import { computeNaturalLogarithm } from '../numerics/natural-logarithm';

/** A chain of states nobody sees; what is seen is normal about the mean of the state it is in (Hamilton 1989, Rabiner 1989). */
export interface HiddenMarkovModel {
  /** Probability of each state at the first value; sums to 1. */
  readonly start: readonly number[];
  /** `transition[i][j]`: from state i to state j; each row sums to 1. */
  readonly transition: readonly (readonly number[])[];
  readonly means: readonly number[];
  /** Standard deviations, above 0, smallest first: state 0 is always the calmest. */
  readonly deviations: readonly number[];
}

/** Filtered probabilities as the values come: those of a value rest on it and on what came before, never on what came after. */
export interface HiddenMarkovFilter {
  /** Probability of each state now; holds until the next push. A NaN is a value not seen: the chain moves on without evidence. */
  push(value: number): Float64Array;
  /** Natural logarithm of the density of all values so far. */
  logLikelihood(): number;
}

/** The forward recursion, scaled at every step (Rabiner 1989, section V.A). Products, sums and an own exponential: equal bits everywhere. */
export function createHiddenMarkovFilter(model: HiddenMarkovModel): HiddenMarkovFilter {
  const states = model.start.length;
  const transition = Float64Array.from(model.transition.flat());
  const now = new Float64Array(states);
  const ahead = Float64Array.from(model.start);
  const densities = new Float64Array(states);
  const density = createNormalDensities(model.means, model.deviations);
  let logLikelihood = 0;
  let begun = false;

  const predict = (): void => {
    for (let to = 0; to < states; to++) {
      let sum = 0;
      for (let from = 0; from < states; from++) sum += now[from]! * transition[from * states + to]!;
      ahead[to] = sum;
    }
  };

  return {
    push: (value) => {
      if (begun) predict();
      begun = true;
      if (Number.isNaN(value)) {
        now.set(ahead);
        return now;
      }
      const shift = density(value, densities);
      let sum = 0;
      for (let state = 0; state < states; state++) sum += now[state] = ahead[state]! * densities[state]!;
      // A state that cannot be reached may be the only one near the value: then the value tells nothing.
      if (!(sum >= leastEvidence)) {
        now.set(ahead);
        return now;
      }
      for (let state = 0; state < states; state++) now[state] = now[state]! / sum;
      logLikelihood += computeNaturalLogarithm(sum) + shift;
      return now;
    },
    logLikelihood: () => logLikelihood,
  };
}

/** A density below this share of the largest is taken for none. */
export const leastEvidence = 1e-200;
const halfLogOfTwoPi = 0.9189385332046727;

/**
 * Writes each state's normal density of a value over e^shift, and gives the shift: the largest log density, so that one of them is 1 however far
 * out the value lies.
 */
export function createNormalDensities(
  means: ArrayLike<number>,
  deviations: ArrayLike<number>,
): (value: number, densities: Float64Array) => number {
  const states = means.length;
  const offsets = Float64Array.from(deviations, (deviation) => -computeNaturalLogarithm(deviation) - halfLogOfTwoPi);
  const inverses = Float64Array.from(deviations, (deviation) => 1 / deviation);
  return (value, densities) => {
    let shift = -Infinity;
    for (let state = 0; state < states; state++) {
      const z = (value - means[state]!) * inverses[state]!;
      const logDensity = offsets[state]! - 0.5 * z * z;
      densities[state] = logDensity;
      if (logDensity > shift) shift = logDensity;
    }
    for (let state = 0; state < states; state++)
      densities[state] = computeNaturalExponential(densities[state]! - shift);
    return shift;
  };
}
