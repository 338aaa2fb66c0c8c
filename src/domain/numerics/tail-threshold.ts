import { quantise } from './quantise';
import type { HillEstimates } from './hill-estimates';
import { computeHillEstimates } from './hill-estimates';

/** Where a tail may be taken to begin. */
export interface TailThreshold {
  /** Order statistics in the tail. */
  readonly count: number;
  /** The greatest value outside of it. */
  readonly threshold: number;
  /** P(X > x) falls as x^-index. */
  readonly index: number;
  readonly standardError: number;
  /** What the choice made least: the distance of Kolmogorov and Smirnov, or the unrest of the Hill plot. */
  readonly criterion: number;
}

/** Fewer order statistics than this tell nothing of a tail. */
const fewestInTail = 10;
/** A tail is the outer quarter of the values at most. */
const largestShare = 0.25;
/** Tails looked at: the distance of one costs as many exponentials as it has values. */
const mostTails = 200;
/** Weight of rank i in the unrest is i to this power: Reiss & Thomas (2007), section 5.1, between 0 and 1/2. */
const rankWeight = 0.3;

/**
 * The tail that a power law fits best: the count whose values are nearest to the law with Hill's index in the distance of Kolmogorov and Smirnov
 * (Clauset, Shalizi & Newman 2009). Undefined below 41 positive values or where tails do not vary. Throws as `computeHillEstimates`.
 */
export function findTailThreshold(values: ArrayLike<number>): TailThreshold | undefined {
  const estimates = computeHillEstimates(values);
  const most = largestTail(estimates);
  const step = Math.max(1, Math.ceil((most - fewestInTail) / mostTails));
  return chooseLeast(estimates, step, (count) => measureDistance(estimates, count));
}

/**
 * The tail up to which the Hill plot is quietest: least weighted mean distance of its estimates from their median (Reiss & Thomas 2007).
 * Undefined and throws as `findTailThreshold`.
 */
export function findStableTail(values: ArrayLike<number>): TailThreshold | undefined {
  const estimates = computeHillEstimates(values);
  const weights = Float64Array.from(estimates.shapes, (_, rank) => Math.pow(rank, rankWeight));
  const most = largestTail(estimates);
  const step = Math.max(1, Math.ceil((most - fewestInTail) / mostTails));
  return chooseLeast(estimates, step, (count) => measureUnrest(estimates.shapes.subarray(1, count + 1), weights));
}

function largestTail({ logarithms }: HillEstimates): number {
  return Math.min(Math.floor(logarithms.length * largestShare), logarithms.length - 1);
}

function chooseLeast(
  estimates: HillEstimates,
  step: number,
  criterionOf: (count: number) => number,
): TailThreshold | undefined {
  let best: TailThreshold | undefined;
  for (let count = fewestInTail; count <= largestTail(estimates); count += step) {
    const shape = estimates.shapes[count]!;
    if (!(shape > 1e-12)) continue;
    const criterion = quantise(criterionOf(count));
    if (best && criterion >= best.criterion) continue;
    const index = quantise(1 / shape);
    const standardError = quantise(1 / shape / Math.sqrt(count));
    best = { count, threshold: quantise(Math.exp(estimates.logarithms[count]!)), index, standardError, criterion };
  }
  return best;
}

function measureDistance({ logarithms, shapes }: HillEstimates, count: number): number {
  let distance = 0;
  for (let i = 0; i < count; i++) {
    const beyond = Math.exp(-(logarithms[i]! - logarithms[count]!) / shapes[count]!);
    distance = Math.max(distance, Math.abs(beyond - i / count), Math.abs(beyond - (i + 1) / count));
  }
  return distance;
}

function measureUnrest(shapes: Float64Array, weights: Float64Array): number {
  const ordered = shapes.slice().sort();
  const half = ordered.length >> 1;
  const median = ordered.length % 2 === 1 ? ordered[half]! : (ordered[half - 1]! + ordered[half]!) / 2;
  let sum = 0;
  for (let i = 0; i < shapes.length; i++) sum += weights[i + 1]! * Math.abs(shapes[i]! - median);
  // Relative, so that heavy tails are not called restless for being heavy.
  return sum / shapes.length / median;
}
