import { solveLinearSystem } from '../../numerics/linear-system';
import { quantise } from '../../numerics/quantise';
import { computeMoments } from '../../numerics/statistics';
import { computeStudentQuantile } from '../../numerics/student-quantile';
import { requirePairs } from './pairs';
import { chaosPolicy } from './policy';

// What is convex gains from disorder and what is concave is ruined by it, whatever the mean says (Taleb & Douady 2013): a strategy that earns a
// little every day and loses all in a storm is found here before the storm.

export interface Convexity {
  readonly pairs: number;
  /** Return a period of an average day, per deviation of the market, and per squared deviation: the convexity. */
  readonly level: number;
  readonly slope: number;
  readonly convexity: number;
  /** Of the convexity, robust to serial dependence and to variances that change. */
  readonly standardError: number;
  /** 95 % interval of the convexity. */
  readonly low: number;
  readonly high: number;
  /** `undecided` where the interval holds 0. */
  readonly verdict: 'antifragile' | 'fragile' | 'undecided';
}

/** A move that the parabola must pass through leaves no rest to divide. */
const leastRest = 1e-6;

/**
 * Curvature of a strategy's returns in the market's moves: returns on the market's standardised return and its square (Treynor & Mazuy 1966), one pair a
 * period, with a standard error from the long-run variance of the estimate's influence, the rests of the jackknife (HC3, MacKinnon & White 1985). Undefined below 60 pairs, where
 * the market takes fewer than three values or where the strategy leaves no rest. Throws a RangeError where the two differ in length or a return is not finite.
 */
export function computeConvexity(returns: Float64Array, market: Float64Array): Convexity | undefined {
  requirePairs(returns, market);
  const { leastPairs, significance } = chaosPolicy.convexity;
  const pairs = returns.length;
  const moments = computeMoments(market);
  if (pairs < leastPairs || !moments?.variance) return undefined;
  const deviation = Math.sqrt(moments.variance);
  const moves = market.map((value) => (value - moments.mean) / deviation);
  const inverse = invertMoments(moves);
  if (!inverse) return undefined;
  const [level, slope, convexity] = inverse.map((row) => {
    let sum = 0;
    for (let t = 0; t < pairs; t++) sum += pull(row, moves[t]!) * returns[t]!;
    return sum / pairs;
  }) as [number, number, number];
  const influence = moves.map((move, t) => {
    const rest = returns[t]! - (level + slope * move + convexity * move * move);
    // Its own leverage pulls the parabola towards a lone large move, whose error would then look small.
    const leverage =
      (pull(inverse[0]!, move) + pull(inverse[1]!, move) * move + pull(inverse[2]!, move) * move * move) / pairs;
    return (pull(inverse[2]!, move) * rest) / Math.max(1 - leverage, leastRest);
  });
  const { variance, degreesOfFreedom } = measureLongRunVariance(influence);
  if (!(variance > 0)) return undefined;
  const standardError = quantise(Math.sqrt(variance / pairs));
  const moved = Math.round(countMoved(moves.map((move) => pull(inverse[2]!, move))));
  const reach = computeStudentQuantile(significance, Math.max(1, Math.min(degreesOfFreedom, moved))) * standardError;
  const [low, high] = [convexity - reach, convexity + reach];
  const verdict = low > 0 ? 'antifragile' : high < 0 ? 'fragile' : 'undecided';
  const figures = { level, slope, convexity, standardError, low, high };
  return { pairs, ...mapFigures(figures), verdict };
}

/**
 * Long-run variance of a series of mean 0 by the mean square of its slowest cosines, as many as 0.4 n^(2/3), and the degrees of freedom that this leaves the
 * t statistic (Lazarus, Lewis, Stock & Watson 2018). Kernels with normal critical values promise 95 % here and hold 90 %.
 */
function measureLongRunVariance(values: Float64Array): {
  readonly variance: number;
  readonly degreesOfFreedom: number;
} {
  const { length } = values;
  const cosines = Math.max(1, Math.floor(0.4 * Math.cbrt(length) ** 2));
  let sum = 0;
  for (let cosine = 1; cosine <= cosines; cosine++) {
    let weighted = 0;
    for (let t = 0; t < length; t++) weighted += values[t]! * Math.cos((Math.PI * cosine * (t + 0.5)) / length);
    sum += (2 / length) * weighted * weighted;
  }
  return { variance: sum / cosines, degreesOfFreedom: cosines };
}

/** How many periods the estimate rests on, the rest having no pull: degrees of freedom of Satterthwaite for robust errors (Bell & McCaffrey 2002). */
function countMoved(pulls: Float64Array): number {
  let squares = 0;
  let fourths = 0;
  for (const value of pulls) {
    squares += value ** 2;
    fourths += value ** 4;
  }
  return squares ** 2 / fourths;
}

function mapFigures<Name extends string>(figures: Readonly<Record<Name, number>>): Record<Name, number> {
  const entries = Object.entries<number>(figures).map(([name, value]) => [name, quantise(value)] as const);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** What one period's unit of return adds to a coefficient. */
function pull(row: readonly number[], move: number): number {
  return row[0]! + row[1]! * move + row[2]! * move * move;
}

/** Inverse of the mean products of 1, move and move squared; undefined where they are collinear. */
function invertMoments(moves: Float64Array): number[][] | undefined {
  const powers = [0, 0, 0, 0, 0];
  for (const move of moves) {
    let power = 1;
    for (let degree = 0; degree < powers.length; degree++, power *= move) powers[degree]! += power / moves.length;
  }
  const matrix = [0, 1, 2].map((row) => [0, 1, 2].map((column) => powers[row + column]!));
  const columns = [0, 1, 2].map((unit) =>
    solveLinearSystem(
      matrix,
      [0, 1, 2].map((row) => (row === unit ? 1 : 0)),
    ),
  );
  return columns.every((column) => column !== undefined) ? columns : undefined;
}
