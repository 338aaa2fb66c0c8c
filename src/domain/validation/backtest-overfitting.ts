import { quantise } from '../numerics/quantise';
import { assertFinite, computeMean, computeVariance } from '../numerics/statistics';
import { divideByDeviation } from '../performance/sharpe-per-period';
import type { ReturnMatrix } from './stage-evidence';

export interface BacktestOverfittingOptions {
  /** Blocks of time that are dealt into two halves in every possible way: even, in [2, 20]. */
  readonly blocks: number;
}

/** What becomes, out of sample, of the strategy that was the best in sample. */
export interface BacktestOverfitting {
  /** Share of the combinations in which it ranks in the lower half out of sample, or exactly in the middle. */
  readonly pbo: number;
  /** Logit of its relative rank out of sample, one a combination: above 0 in the upper half. */
  readonly logits: Float64Array;
  /** Least-squares slope of its Sharpe ratio out of sample on that in sample; undefined where the latter does not vary. */
  readonly slope: number | undefined;
  /** Share of the combinations in which its Sharpe ratio out of sample is below 0. */
  readonly probabilityOfLoss: number;
  readonly combinations: number;
  /** Rows that do not vary in every half, and so have no ratio to be ranked by. */
  readonly leftOut: readonly number[];
}

/** A half that varies by less than this share of the row's deviation does not vary: sums of squares carry that much rounding. */
const deviationResolution = 1e-6;

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, Lopez de Prado & Zhu 2017): the bars are cut
 * into blocks, each half of the blocks is once in sample and once out of sample, and what was best in one half (Sharpe ratio) is ranked
 * in the other; ranks over N + 1, equals share their average rank. Of several that are best alike the one that does worst counts.
 * Strategies that resemble each other share their rank and make the figure meaningless: pass one of each kind.
 *
 * Blocks have equal lengths, so the oldest `columns` modulo `blocks` bars stay unused. Undefined below two bars a block or two rows that can be
 * ranked. Throws a RangeError on a return that is not finite, a shape that does not fit, or an impossible number of blocks.
 */
export function computeBacktestOverfitting(
  matrix: ReturnMatrix,
  { blocks }: BacktestOverfittingOptions,
): BacktestOverfitting | undefined {
  if (!(blocks % 2 === 0 && blocks >= 2 && blocks <= 20))
    throw new RangeError(`blocks are an even number from 2 to 20, not ${blocks}`);
  if (matrix.values.length !== matrix.rows * matrix.columns)
    throw new RangeError(`${matrix.values.length} returns are not ${matrix.rows} rows of ${matrix.columns}`);
  assertFinite(matrix.values);
  const blockBars = Math.floor(matrix.columns / blocks);
  if (blockBars < 2) return undefined;
  const halves = listHalves(blocks);
  const rows = Array.from({ length: matrix.rows }, (_, row) => sumBlocks(matrix, { row, blocks, blockBars }));
  const ranked = rows.filter((sums) => varies(sums, halves));
  if (ranked.length < 2) return undefined;
  const leftOut = rows.flatMap((sums, row) => (ranked.includes(sums) ? [] : [row]));
  return { ...summarise(rankChosen(ranked, halves), ranked.length), leftOut };
}

/** Of one row: mean and variance over all blocks, and for each set of the lower and of the upper blocks the sums over it of x - mean and its square. */
interface BlockSums {
  readonly mean: number;
  readonly variance: number;
  readonly halfBars: number;
  readonly lower: SetSums;
  readonly upper: SetSums;
}

interface SetSums {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** Every half of the blocks as a set of bits, ascending: the complement of the i-th is the i-th from the end. */
interface Halves {
  readonly sets: Int32Array;
  /** Blocks that a set's lower bits stand for. */
  readonly lowerBlocks: number;
}

function listHalves(blocks: number): Halves {
  const sets: number[] = [];
  for (let set = 0; set < 2 ** blocks; set++) if (countBits(set) === blocks / 2) sets.push(set);
  return { sets: Int32Array.from(sets), lowerBlocks: blocks / 2 };
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function sumBlocks(
  { columns, values }: ReturnMatrix,
  { row, blocks, blockBars }: { readonly row: number; readonly blocks: number; readonly blockBars: number },
): BlockSums {
  const end = (row + 1) * columns;
  const returns = values.subarray(end - blocks * blockBars, end);
  const mean = computeMean(returns) ?? 0;
  // Centred on the row's mean, sums of squares lose no digits to cancellation (Chan, Golub & LeVeque 1983).
  const sums = new Float64Array(blocks);
  const squares = new Float64Array(blocks);
  for (let t = 0; t < returns.length; t++) {
    const block = Math.floor(t / blockBars);
    const deviation = returns[t]! - mean;
    sums[block]! += deviation;
    squares[block]! += deviation * deviation;
  }
  const half = blocks / 2;
  return {
    mean,
    variance: computeVariance(returns) ?? 0,
    halfBars: half * blockBars,
    lower: { sums: sumSets(sums.subarray(0, half)), squares: sumSets(squares.subarray(0, half)) },
    upper: { sums: sumSets(sums.subarray(half)), squares: sumSets(squares.subarray(half)) },
  };
}

/** Sums over each set of blocks, the set read as bits. */
function sumSets(blocks: Float64Array): Float64Array {
  const sums = new Float64Array(2 ** blocks.length);
  for (let set = 1; set < sums.length; set++) {
    const highest = 31 - Math.clz32(set);
    sums[set] = sums[set ^ (1 << highest)]! + blocks[highest]!;
  }
  return sums;
}

/** Mean and unbiased variance over a half of the blocks, the mean less the row's. */
function describeHalf(
  { halfBars, lower, upper }: BlockSums,
  half: number,
  lowerBlocks: number,
): { readonly shift: number; readonly variance: number } {
  const low = half & (2 ** lowerBlocks - 1);
  const high = half >> lowerBlocks;
  const sum = lower.sums[low]! + upper.sums[high]!;
  const square = lower.squares[low]! + upper.squares[high]!;
  return { shift: sum / halfBars, variance: (square - (sum * sum) / halfBars) / (halfBars - 1) };
}

function varies(row: BlockSums, { sets, lowerBlocks }: Halves): boolean {
  const least = row.variance * deviationResolution ** 2;
  if (divideByDeviation(row.mean, row.variance) === undefined) return false;
  return sets.every((half) => describeHalf(row, half, lowerBlocks).variance > least);
}

function computeRatios(rows: readonly BlockSums[], half: number, lowerBlocks: number): Float64Array {
  const ratios = new Float64Array(rows.length);
  for (let i = 0; i < ratios.length; i++) {
    const row = rows[i]!;
    const { shift, variance } = describeHalf(row, half, lowerBlocks);
    ratios[i] = (row.mean + shift) / Math.sqrt(variance);
  }
  return ratios;
}

/** The row chosen in each combination: its ratio in sample and out of sample, and its rank out of sample, 1 the lowest. */
interface ChosenRows {
  readonly inSample: Float64Array;
  readonly outOfSample: Float64Array;
  readonly ranks: Float64Array;
}

function rankChosen(rows: readonly BlockSums[], { sets, lowerBlocks }: Halves): ChosenRows {
  const combinations = sets.length;
  const chosen: ChosenRows = {
    inSample: new Float64Array(combinations),
    outOfSample: new Float64Array(combinations),
    ranks: new Float64Array(combinations),
  };
  for (let i = 0; i < combinations / 2; i++) {
    const mirror = combinations - 1 - i;
    const first = computeRatios(rows, sets[i]!, lowerBlocks);
    const second = computeRatios(rows, sets[mirror]!, lowerBlocks);
    noteChosen(chosen, i, [first, second]);
    noteChosen(chosen, mirror, [second, first]);
  }
  return chosen;
}

function noteChosen(
  { inSample, outOfSample, ranks }: ChosenRows,
  combination: number,
  [seen, unseen]: readonly [Float64Array, Float64Array],
): void {
  let best = 0;
  for (let i = 1; i < seen.length; i++)
    if (seen[i]! > seen[best]! || (seen[i] === seen[best] && unseen[i]! < unseen[best]!)) best = i;
  let below = 0;
  let equal = 0;
  for (let i = 0; i < unseen.length; i++) {
    if (unseen[i]! < unseen[best]!) below++;
    else if (unseen[i] === unseen[best]) equal++;
  }
  inSample[combination] = seen[best]!;
  outOfSample[combination] = unseen[best]!;
  ranks[combination] = below + (equal + 1) / 2;
}

function summarise({ inSample, outOfSample, ranks }: ChosenRows, rows: number): Omit<BacktestOverfitting, 'leftOut'> {
  const combinations = ranks.length;
  const shareOf = (values: Float64Array, counts: (value: number) => boolean): number =>
    values.filter(counts).length / combinations;
  return {
    pbo: shareOf(ranks, (rank) => rank <= (rows + 1) / 2),
    logits: ranks.map((rank) => quantise(Math.log(rank / (rows + 1 - rank)))),
    slope: fitSlope(inSample, outOfSample),
    probabilityOfLoss: shareOf(outOfSample, (ratio) => ratio < 0),
    combinations,
  };
}

/** Least-squares slope of y on x. */
function fitSlope(x: Float64Array, y: Float64Array): number | undefined {
  if (computeVariance(x) === 0) return undefined;
  const [meanX, meanY] = [computeMean(x) ?? 0, computeMean(y) ?? 0];
  let products = 0;
  let squares = 0;
  for (let i = 0; i < x.length; i++) {
    products += (x[i]! - meanX) * (y[i]! - meanY);
    squares += (x[i]! - meanX) * (x[i]! - meanX);
  }
  return products / squares;
}
