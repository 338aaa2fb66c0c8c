import { assertFinite } from './statistics';

/** Tail of a distribution beyond a threshold: P(X - threshold > x) = (1 + shape x / scale)^(-1 / shape), exp(-x / scale) at shape 0. */
export interface GeneralisedPareto {
  readonly shape: number;
  readonly scale: number;
}

/**
 * Generalised Pareto distribution of excesses over a threshold, by maximum likelihood in the one parameter shape / scale that is left when the
 * other is solved for (Grimshaw 1993). Undefined for fewer than 10 excesses or where they do not vary. Throws a RangeError on a value
 * that is not finite or not above 0.
 */
export function fitGeneralisedPareto(excesses: ArrayLike<number>): GeneralisedPareto | undefined {
  assertFinite(excesses);
  const count = excesses.length;
  let sum = 0;
  let largest = 0;
  let smallest = Infinity;
  for (let i = 0; i < count; i++) {
    const excess = excesses[i]!;
    if (!(excess > 0)) throw new RangeError(`excess ${i} is ${excess}, expected one above 0`);
    sum += excess;
    largest = Math.max(largest, excess);
    smallest = Math.min(smallest, excess);
  }
  if (count < 10 || largest - smallest <= 1e-12 * largest) return undefined;
  const mean = sum / count;
  // In units of the mean. The likelihood has no maximum as the ratio nears -1 / largest (shape below -1), so the search ends before it.
  const units = Float64Array.from(excesses, (excess) => excess / mean);
  const lowest = -(1 - 1e-3) / (largest / mean);
  const ratio = findMaximum((at) => profileLikelihood(units, at), gridOf(lowest));
  const shape = shapeAt(units, ratio);
  return { shape, scale: (Math.abs(ratio) < flat ? 1 : shape / ratio) * mean };
}

/** The excess that is exceeded with probability `exceedance` in (0, 1], once the threshold is: the inverse of the tail. */
export function computeExcessQuantile({ shape, scale }: GeneralisedPareto, exceedance: number): number {
  if (!(exceedance > 0 && exceedance <= 1)) {
    throw new RangeError(`a probability of exceeding lies in (0, 1], not at ${exceedance}`);
  }
  const depth = -Math.log(exceedance);
  return Math.abs(shape) < flat ? scale * depth : (scale / shape) * Math.expm1(shape * depth);
}

// Shapes and ratios nearer to 0 are the exponential distribution.
const flat = 1e-9;

function shapeAt(units: Float64Array, ratio: number): number {
  let sum = 0;
  for (const unit of units) sum += Math.log1p(ratio * unit);
  return sum / units.length;
}

/** Log-likelihood of one observation at the best shape for this ratio, without its constant. */
function profileLikelihood(units: Float64Array, ratio: number): number {
  if (Math.abs(ratio) < flat) return -1;
  const shape = shapeAt(units, ratio);
  // Shapes below -1 have an unbounded likelihood and mean a tail that ends in a wall.
  return shape < -1 ? -Infinity : -Math.log(shape / ratio) - shape - 1;
}

/** Ratios on either side of 0, in the unit of one over the mean. */
function gridOf(lowest: number): number[] {
  const below = Array.from({ length: 40 }, (_, i) => (lowest * (40 - i)) / 40);
  const above = Array.from({ length: 80 }, (_, i) => 1e-3 * Math.pow(1.15, i));
  return [...below, 0, ...above];
}

/** Golden section around the best point of a grid, its neighbours as the ends (Kiefer 1953). */
function findMaximum(of: (at: number) => number, grid: readonly number[]): number {
  const values = grid.map(of);
  const best = values.reduce((top, value, i) => (value > values[top]! ? i : top), 0);
  let low = grid[Math.max(0, best - 1)]!;
  let high = grid[Math.min(grid.length - 1, best + 1)]!;
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 60; step++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (of(left) >= of(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
