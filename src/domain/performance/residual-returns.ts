import { computeMean } from '../numerics/statistics';

export interface ResidualReturns {
  /** Least-squares share of the benchmark in the returns. */
  readonly beta: number;
  /** Returns less beta times the benchmark's, one a period: what holding the benchmark does not explain. */
  readonly returns: Float64Array;
}

/**
 * Takes out of `returns` what comes from being invested in the benchmark: a market that rises makes everybody a winner, and skill is what is
 * left (Jensen 1968; the Sharpe ratio of the rest is the appraisal ratio of Treynor & Black 1973). A benchmark that does not vary takes
 * nothing out. Undefined without returns. Throws a RangeError where the two differ in length or a return is not finite.
 */
export function computeResidualReturns(returns: Float64Array, benchmark: Float64Array): ResidualReturns | undefined {
  if (returns.length !== benchmark.length)
    throw new RangeError(`${returns.length} returns and ${benchmark.length} of the benchmark`);
  const [mean, benchmarkMean] = [computeMean(returns), computeMean(benchmark)];
  if (mean === undefined || benchmarkMean === undefined) return undefined;
  let products = 0;
  let squares = 0;
  for (let t = 0; t < returns.length; t++) {
    products += (returns[t]! - mean) * (benchmark[t]! - benchmarkMean);
    squares += (benchmark[t]! - benchmarkMean) * (benchmark[t]! - benchmarkMean);
  }
  const beta = squares > 0 ? products / squares : 0;
  return { beta, returns: returns.map((value, t) => value - beta * benchmark[t]!) };
}
