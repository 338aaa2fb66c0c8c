import { computeQuantile } from './quantile';
import type { Random } from './random';
import { createStationaryBootstrap, type StationaryBootstrap } from './stationary-bootstrap';
import { computeBlockLength } from './stationary-bootstrap-block-length';
import { computeResampledVariance } from './stationary-bootstrap-variance';
import { computeMean, computeVariance } from './statistics';

/** A figure that is a smooth function of means, as ratios of moments are. */
export interface SmoothFigure {
  /** What the means are taken of, one value a period; all of one length, at least one. Best centred near 0, so that squares lose no digits. */
  readonly columns: readonly Float64Array[];
  /** The figure at those means, in the order of the columns; undefined where it has none. */
  readonly evaluate: (means: Float64Array) => number | undefined;
  /** Its partial derivatives there. */
  readonly differentiate: (means: Float64Array) => readonly number[];
}

export interface StudentisedBootstrap {
  readonly value: number;
  /** 0 where the figure cannot be otherwise, such as the difference between a series and itself. */
  readonly standardError: number;
  readonly meanBlockLength: number;
  /** Of each resample how many of its own standard errors it lies above the value; empty where the standard error is 0. */
  readonly deviations: Float64Array;
}

export interface StudentisedOptions {
  readonly random: Random;
  /** At least 1. */
  readonly resamples: number;
}

/** Share of resamples that may leave the figure undefined before the whole is. */
const mostUndefined = 0.01;

/** Influences that vary by less than this share of what they are made of are rounding. */
const influenceResolution = 1e-9;

/**
 * Studentised stationary bootstrap of a smooth function of means: the standard error of the figure by the delta method and the variance of
 * Politis & Romano (1994), that of each resample by the sums over its own blocks (Goetze & Kuensch 1996), as Ledoit & Wolf (2008) do for Sharpe ratios
 * with blocks of one length. Blocks are as long as the figure's influences ask for (Politis & White 2004).
 * Undefined where the figure is, or in over 1 % of the resamples. Throws a RangeError on options out of range or values that are not finite.
 */
export function bootstrapStudentised(
  figure: SmoothFigure,
  { random, resamples }: StudentisedOptions,
): StudentisedBootstrap | undefined {
  if (!(Number.isInteger(resamples) && resamples >= 1))
    throw new RangeError(`resamples are at least 1, not ${resamples}`);
  const observations = figure.columns[0]?.length ?? 0;
  const means = Float64Array.from(figure.columns, (column) => computeMean(column) ?? NaN);
  const value = observations < 2 ? undefined : figure.evaluate(means);
  if (value === undefined) return undefined;
  const influences = measureInfluences(figure, means);
  if (influences === undefined) return { value, standardError: 0, meanBlockLength: 1, deviations: new Float64Array(0) };
  const meanBlockLength = computeBlockLength(influences);
  const variance = computeResampledVariance(influences, meanBlockLength);
  if (variance === undefined || variance === 0) return undefined;
  const bootstrap = createStationaryBootstrap({ observations, meanBlockLength, random });
  const deviations = resampleDeviations(figure, bootstrap, { value, resamples });
  if (deviations.length < resamples * (1 - mostUndefined)) return undefined;
  return { value, standardError: Math.sqrt(variance / observations), meanBlockLength, deviations };
}

/**
 * One-sided p-value of "the figure is at most `threshold`": how often resamples lie as far above the value as the value lies above the
 * threshold, both in standard errors, the value itself counted among them.
 */
export function computePValueAbove(
  { value, standardError, deviations }: StudentisedBootstrap,
  threshold: number,
): number {
  if (standardError === 0) return value > threshold ? 0 : 1;
  const distance = (value - threshold) / standardError;
  let asFar = 0;
  for (let i = 0; i < deviations.length; i++) asFar += Number(deviations[i]! >= distance);
  return (1 + asFar) / (1 + deviations.length);
}

/** One-sided bounds of the figure, each at confidence `level`, in (0, 1). */
export function computeStudentisedBounds(
  { value, standardError, deviations }: StudentisedBootstrap,
  level: number,
): { readonly lower: number; readonly upper: number } {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence lies inside (0, 1), not at ${level}`);
  const [high, low] = [computeQuantile(deviations, level), computeQuantile(deviations, 1 - level)];
  return { lower: value - (high ?? 0) * standardError, upper: value - (low ?? 0) * standardError };
}

/** By how much each period moves the figure, times their number; undefined where that is nothing but rounding. */
function measureInfluences({ columns, differentiate }: SmoothFigure, means: Float64Array): Float64Array | undefined {
  const gradient = differentiate(means);
  let largest = 0;
  const influences = new Float64Array(columns[0]?.length ?? 0);
  for (let t = 0; t < influences.length; t++) {
    let [sum, size] = [0, 0];
    for (let c = 0; c < columns.length; c++) {
      const part = gradient[c]! * (columns[c]![t]! - means[c]!);
      sum += part;
      size += Math.abs(part);
    }
    influences[t] = sum;
    largest = Math.max(largest, size);
  }
  const variance = computeVariance(influences) ?? 0;
  return Math.sqrt(variance) <= influenceResolution * largest ? undefined : influences;
}

/** Deviations of the resamples in which figure and standard error are defined. */
function resampleDeviations(
  { columns, evaluate, differentiate }: SmoothFigure,
  bootstrap: StationaryBootstrap,
  { value, resamples }: { readonly value: number; readonly resamples: number },
): Float64Array {
  const { starts, lengths } = bootstrap;
  const n = columns[0]?.length ?? 0;
  const sums = columns.map(sumTwice);
  const means = new Float64Array(columns.length);
  const deviations = new Float64Array(resamples);
  let defined = 0;
  for (let resample = 0; resample < resamples; resample++) {
    const blocks = bootstrap.draw();
    for (let c = 0; c < sums.length; c++) {
      const own = sums[c]!;
      let sum = 0;
      for (let block = 0; block < blocks; block++) sum += own[starts[block]! + lengths[block]!]! - own[starts[block]!]!;
      means[c] = sum / n;
    }
    const figure = evaluate(means);
    if (figure === undefined) continue;
    const variance = varyByBlocks(sums, { starts, lengths, blocks, means, gradient: differentiate(means) });
    if (variance > 0) deviations[defined++] = (figure - value) / Math.sqrt(variance / n);
  }
  return deviations.subarray(0, defined);
}

interface Blocks {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly blocks: number;
  readonly means: Float64Array;
  readonly gradient: readonly number[];
}

/** Variance of the root of n times the figure: blocks are independent, so the squares of their influences add up. */
function varyByBlocks(sums: readonly Float64Array[], { starts, lengths, blocks, means, gradient }: Blocks): number {
  let total = 0;
  let square = 0;
  for (let block = 0; block < blocks; block++) {
    const [start, length] = [starts[block]!, lengths[block]!];
    let influence = 0;
    for (let c = 0; c < sums.length; c++)
      influence += gradient[c]! * (sums[c]![start + length]! - sums[c]![start]! - length * means[c]!);
    square += influence * influence;
    total += length;
  }
  return square / total;
}

/** Sums of the first 0, 1, ..., 2n values of a series taken twice, so that a block may run past the end. */
function sumTwice(values: Float64Array): Float64Array {
  const n = values.length;
  const sums = new Float64Array(2 * n + 1);
  for (let i = 0; i < 2 * n; i++) sums[i + 1] = sums[i]! + values[i % n]!;
  return sums;
}
