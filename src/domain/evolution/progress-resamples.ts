import { computeQuantile } from '../numerics/quantile';
import { createRandom } from '../numerics/random';
import { createStationaryBootstrap } from '../numerics/stationary-bootstrap';
import { computeBlockLength } from '../numerics/stationary-bootstrap-block-length';
import { computeMean, computeVariance } from '../numerics/statistics';
import { computeSharpe } from '../performance/sharpe';

/** The same blocks of bars for every genome: what differs between two of them in a resample is theirs, not the resample's. */
export interface SharedBlocks {
  readonly observations: number;
  readonly resamples: number;
  readonly meanBlockLength: number;
  /** First and last-plus-one position of each block, resample after resample; a block that runs past the end goes on at the beginning. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Blocks of resample r are those from `firstBlock[r]` to `firstBlock[r + 1]`. */
  readonly firstBlock: Int32Array;
}

export interface SharedBlocksOptions {
  readonly observations: number;
  readonly resamples: number;
  readonly meanBlockLength: number;
  readonly seed: number;
}

export function drawSharedBlocks({
  observations,
  resamples,
  meanBlockLength,
  seed,
}: SharedBlocksOptions): SharedBlocks {
  const bootstrap = createStationaryBootstrap({ observations, meanBlockLength, random: createRandom(seed) });
  const pieces: Int32Array[] = [];
  const firstBlock = new Int32Array(resamples + 1);
  for (let resample = 0; resample < resamples; resample++) {
    const blocks = bootstrap.draw();
    pieces.push(bootstrap.starts.slice(0, blocks), bootstrap.lengths.slice(0, blocks));
    firstBlock[resample + 1] = firstBlock[resample]! + blocks;
  }
  const starts = new Int32Array(firstBlock[resamples]!);
  const ends = new Int32Array(firstBlock[resamples]!);
  for (let resample = 0; resample < resamples; resample++) {
    const at = firstBlock[resample]!;
    const lengths = pieces[2 * resample + 1]!;
    starts.set(pieces[2 * resample]!, at);
    for (let block = 0; block < lengths.length; block++) ends[at + block] = starts[at + block]! + lengths[block]!;
  }
  return { observations, resamples, meanBlockLength, starts, ends, firstBlock };
}

/**
 * Mean block length in whole bars for several series at once: the median of their automatic lengths (Politis & White 2004), at least the cube
 * root of the observations (Hall, Horowitz & Jing 1995), because a Sharpe ratio also hangs on the clusters of volatility that the
 * automatic length, made for means, does not see.
 */
export function sharedBlockLength(series: readonly Float64Array[]): number {
  const observations = series[0]?.length ?? 0;
  const automatic = computeQuantile(series.map(computeBlockLength), 0.5) ?? 1;
  return Math.max(1, Math.round(Math.max(automatic, Math.cbrt(observations))));
}

/** An annual Sharpe ratio, or a mean of several. */
export interface SharpeSample {
  /** In the data as they were. */
  readonly sharpe: number;
  /** In each resample; NaN in one where the account does not move. */
  readonly resampled: Float64Array;
}

/** A resample that varies by less than this share of the data's deviation does not vary: prefix sums carry that much rounding. */
const deviationResolution = 1e-6;

/** Annual Sharpe ratio of one account's returns in the data and in each resample; undefined where it is in the data. */
export function resampleSharpe(
  returns: Float64Array,
  blocks: SharedBlocks,
  periodsPerYear: number,
): SharpeSample | undefined {
  const sharpe = computeSharpe(returns, periodsPerYear);
  if (sharpe === undefined) return undefined;
  const { observations: n, resamples, starts, ends, firstBlock } = blocks;
  const mean = computeMean(returns) ?? 0;
  const least = (computeVariance(returns) ?? 0) * deviationResolution ** 2;
  const { sums, squares } = prefixSums(returns, mean);
  const perYear = Math.sqrt(periodsPerYear);
  const resampled = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    let square = 0;
    for (let block = firstBlock[resample]!; block < firstBlock[resample + 1]!; block++) {
      const start = starts[block]!;
      const end = ends[block]!;
      sum += sums[end]! - sums[start]!;
      square += squares[end]! - squares[start]!;
    }
    const variance = (square - (sum * sum) / n) / (n - 1);
    resampled[resample] = variance > least ? ((mean + sum / n) / Math.sqrt(variance)) * perYear : Number.NaN;
  }
  return { sharpe, resampled };
}

/** Sums of the first 0, 1, ..., 2n deviations from the mean and of their squares, the series taken twice (Chan, Golub & LeVeque 1983). */
function prefixSums(returns: Float64Array, mean: number): { sums: Float64Array; squares: Float64Array } {
  const n = returns.length;
  const sums = new Float64Array(2 * n + 1);
  const squares = new Float64Array(2 * n + 1);
  for (let i = 0; i < 2 * n; i++) {
    const deviation = returns[i < n ? i : i - n]! - mean;
    sums[i + 1] = sums[i]! + deviation;
    squares[i + 1] = squares[i]! + deviation * deviation;
  }
  return { sums, squares };
}
