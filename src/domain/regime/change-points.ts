import { computeNaturalExponential } from '../numerics/natural-exponential';
import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { changePointPolicy } from './change-point-policy';

/** What is believed of a stretch before its first value: normal, mean and variance unknown (normal-inverse-gamma, Murphy 2007). */
export interface ChangePointPrior {
  readonly mean: number;
  /** Values that the prior mean is worth. */
  readonly meanWeight: number;
  /** Half the values that the prior variance is worth; a whole or half number. */
  readonly shape: number;
  /** Shape times the variance expected. */
  readonly scale: number;
}

export interface ChangePointOptions {
  /** Probability of a change before any value: 1 over the mean length of a stretch. */
  readonly hazard: number;
  readonly prior: ChangePointPrior;
  /** Stretches less likely than this are given up. */
  readonly leastProbability?: number;
}

/** How long the stretch has lasted of which the last value is a part, from that value's stretch's first value on: at least 1. */
export interface ChangePointDetector {
  /** Takes in a finite value, in the unit of the prior. */
  push(value: number): void;
  /** Probability that the stretch began within the last `values` values. */
  changeProbability(values: number): number;
  likeliestLength(): number;
  expectedLength(): number;
}

interface Stretches {
  /** Values in each stretch, its probability, and what its posterior rests on. */
  lengths: Float64Array;
  probabilities: Float64Array;
  means: Float64Array;
  scales: Float64Array;
  /** Powers of the predictive densities, while a value is taken in. */
  exponents: Float64Array;
  count: number;
}

/**
 * Change points as the values come (Adams & MacKay 2007): a probability for every length of the current stretch, updated by Student's t predictive
 * of each; a change comes before a value with constant hazard. Stretches below a least probability are dropped, so that a value costs some hundred
 * operations whatever came before.
 */
export function createChangePointDetector(options: ChangePointOptions): ChangePointDetector {
  const { hazard, prior, leastProbability = changePointPolicy.leastProbability } = options;
  let now = allocateStretches(64);
  let next = allocateStretches(64);
  const heights = createHeights(2 * prior.shape);

  const push = (value: number): void => {
    if (next.lengths.length < now.count + 1) next = allocateStretches(2 * (now.count + 1));
    extendStretches(now, next, { value, hazard, prior, heights });
    normalise(next, leastProbability);
    [now, next] = [next, now];
  };

  const sumOver = (weigh: (length: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < now.count; i++) sum += now.probabilities[i]! * weigh(now.lengths[i]!);
    return sum;
  };

  return {
    push,
    changeProbability: (values) =>
      Math.min(
        1,
        sumOver((length) => Number(length <= values)),
      ),
    expectedLength: () => sumOver((length) => length),
    likeliestLength: () => {
      let best = 0;
      for (let i = 1; i < now.count; i++) if (now.probabilities[i]! > now.probabilities[best]!) best = i;
      return now.count === 0 ? 0 : now.lengths[best]!;
    },
  };
}

function allocateStretches(size: number): Stretches {
  const column = (): Float64Array => new Float64Array(size);
  return {
    lengths: column(),
    probabilities: column(),
    means: column(),
    scales: column(),
    exponents: column(),
    count: 0,
  };
}

interface Extension {
  readonly value: number;
  readonly hazard: number;
  readonly prior: ChangePointPrior;
  readonly heights: (length: number) => number;
}

/**
 * Every stretch with the value added, and a stretch that begins with it; the probabilities are left unscaled. The predictive density is Student's t
 * of 2 shape degrees of freedom, its power taken over the largest of all so that an outlier does not put out every stretch.
 */
function extendStretches(now: Stretches, next: Stretches, { value, hazard, prior, heights }: Extension): void {
  const { lengths, probabilities, means, scales, exponents } = next;
  const begun = now.count === 0;
  next.count = now.count + 1;
  let shift = -Infinity;
  for (let i = 0; i < next.count; i++) {
    // A stretch that begins stands in the first place; the others follow it.
    const length = i === 0 ? 0 : now.lengths[i - 1]!;
    const mean = i === 0 ? prior.mean : now.means[i - 1]!;
    const scale = i === 0 ? prior.scale : now.scales[i - 1]!;
    const before = i === 0 ? (begun ? 1 : hazard) : now.probabilities[i - 1]! * (1 - hazard);
    const weight = prior.meanWeight + length;
    const distance = value - mean;
    const grown = (weight * distance * distance) / (2 * (weight + 1));
    const exponent = -(prior.shape + (length + 1) / 2) * computeNaturalLogarithm(1 + grown / scale);
    lengths[i] = length + 1;
    means[i] = mean + distance / (weight + 1);
    scales[i] = scale + grown;
    probabilities[i] = before * heights(length) * Math.sqrt(weight / ((weight + 1) * scale));
    exponents[i] = exponent;
    if (exponent > shift) shift = exponent;
  }
  for (let i = 0; i < next.count; i++)
    probabilities[i] = probabilities[i]! * computeNaturalExponential(exponents[i]! - shift);
}

function normalise(stretches: Stretches, leastProbability: number): void {
  const { lengths, probabilities, means, scales } = stretches;
  let total = 0;
  for (let i = 0; i < stretches.count; i++) total += probabilities[i]!;
  let kept = 0;
  let left = 0;
  for (let i = 0; i < stretches.count; i++) {
    const probability = probabilities[i]! / total;
    // The youngest stays: it is the only one that grows into a stretch to come.
    if (i > 0 && probability < leastProbability) continue;
    lengths[kept] = lengths[i]!;
    means[kept] = means[i]!;
    scales[kept] = scales[i]!;
    probabilities[kept++] = probability;
    left += probability;
  }
  for (let i = 0; i < kept; i++) probabilities[i] = probabilities[i]! / left;
  stretches.count = kept;
}

/**
 * Gamma(d + 1/2) / Gamma(d) for the shape d of a stretch of each length: what is left of the height of Student's t when its width and its power are
 * taken out. By g(n + 1) = n / (2 g(n)), g(n) = Gamma((n + 1) / 2) / Gamma(n / 2) and g(1) = 1 / sqrt(pi).
 */
function createHeights(degrees: number): (length: number) => number {
  const ratios = [1 / 1.772453850905516];
  return (length) => {
    for (let n = ratios.length; n < degrees + length; n++) ratios.push(n / 2 / ratios[n - 1]!);
    return ratios[degrees + length - 1]!;
  };
}
