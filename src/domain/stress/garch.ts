import { findMinimum } from '../numerics/simplex-search';
import { computeMean, computeVariance } from '../numerics/statistics';

/** Variance that follows from the last surprise and the last variance: h(t) = omega + alpha e(t-1)^2 + beta h(t-1), e = r - mu (Bollerslev 1986). */
export interface Garch {
  readonly mu: number;
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
}

export interface GarchFit extends Garch {
  readonly logLikelihood: number;
}

/**
 * GARCH(1,1) with a constant mean by Gaussian maximum likelihood, begun with h(1) = omega + (alpha + beta) mean(e^2), the convention of the
 * benchmark of Fiorentini, Calzolari & Panattoni (1996). Alpha + beta stays below 1. Undefined for fewer than 100 returns or where
 * they do not vary. Throws a RangeError on a return that is not finite.
 */
export function fitGarch(returns: ArrayLike<number>): GarchFit | undefined {
  const variance = computeVariance(returns);
  const mean = computeMean(returns);
  if (returns.length < 100 || mean === undefined || variance === undefined || variance === 0) return undefined;
  const deviation = Math.sqrt(variance);
  // In standard units every parameter is of the order of one.
  const units = Float64Array.from(returns, (value) => (value - mean) / deviation);
  const costOver = (values: Float64Array) => (at: readonly number[]) =>
    negativeLogLikelihood(values, readParameters(at));
  const cost = costOver(units);
  // Recent returns tell which start leads to the better end; all of them tell where that is.
  const roughCost = costOver(units.subarray(-roughLength));
  const rough = starts.map((start) => findMinimum(roughCost, { start, step: 0.3, tolerance: 1e-10 }));
  let best = rough.reduce((lowest, other) => (roughCost(other) < roughCost(lowest) ? other : lowest));
  // A simplex may have shrunk before it was there: it begins again around where it ended.
  for (const step of [0.1, 0.01]) best = findMinimum(cost, { start: best, step, tolerance: step * 1e-12 });
  const { mu, omega, alpha, beta } = readParameters(best);
  const logLikelihood = -cost(best) - returns.length * Math.log(deviation);
  return { mu: mean + deviation * mu, omega: variance * omega, alpha, beta, logLikelihood };
}

/** Conditional variance of each return, and of the one after the last. */
export function computeGarchVariances(returns: ArrayLike<number>, { mu, omega, alpha, beta }: Garch): Float64Array {
  const count = returns.length;
  const variances = new Float64Array(count + 1);
  let squares = 0;
  for (let t = 0; t < count; t++) squares += (returns[t]! - mu) * (returns[t]! - mu);
  variances[0] = omega + (count === 0 ? 0 : ((alpha + beta) * squares) / count);
  for (let t = 0; t < count; t++) {
    const surprise = returns[t]! - mu;
    variances[t + 1] = omega + alpha * surprise * surprise + beta * variances[t]!;
  }
  return variances;
}

const roughLength = 5_000;

// Where the search begins: a persistent market, and one that forgets at once.
const starts = [fromParameters({ alpha: 0.08, beta: 0.88 }), fromParameters({ alpha: 0.2, beta: 0.2 })];

// Any four numbers are a stationary process: mean, logarithm of omega, logit of alpha + beta, logit of alpha's share of it.
function readParameters(at: readonly number[]): Garch {
  const persistence = logistic(at[2]!);
  const alpha = persistence * logistic(at[3]!);
  return { mu: at[0]!, omega: Math.exp(at[1]!), alpha, beta: persistence - alpha };
}

function fromParameters({ alpha, beta }: { readonly alpha: number; readonly beta: number }): number[] {
  const persistence = alpha + beta;
  return [0, Math.log(1 - persistence), logit(persistence), logit(alpha / persistence)];
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

function negativeLogLikelihood(returns: Float64Array, { mu, omega, alpha, beta }: Garch): number {
  let squares = 0;
  for (const value of returns) squares += (value - mu) * (value - mu);
  let variance = omega + ((alpha + beta) * squares) / returns.length;
  let sum = 0;
  let product = 1;
  for (const value of returns) {
    const square = (value - mu) * (value - mu);
    sum += square / variance;
    // A logarithm costs more than all the rest: one for many variances, before their product leaves the range.
    product *= variance;
    if (product > 1e100 || product < 1e-100) {
      sum += Math.log(product);
      product = 1;
    }
    variance = omega + alpha * square + beta * variance;
  }
  const cost = (sum + Math.log(product) + returns.length * Math.log(2 * Math.PI)) / 2;
  return Number.isFinite(cost) ? cost : Infinity;
}
