import type { BarRange } from '../market/bars';
import { computeBinomialTail } from '../numerics/binomial-distribution';
import { computeNormalCdf } from '../numerics/normal-distribution';
import { quantise } from '../numerics/quantise';
import { computeMean } from '../numerics/statistics';
import { computeSharpeStandardError } from '../performance/sharpe-standard-error';

/** What a walk forward by evolution left: in each window a strategy evolved on the training bars alone, and how it did on the test bars. */
export interface WalkForwardEvidence {
  readonly windows: readonly {
    readonly train: BarRange;
    readonly test: BarRange;
    readonly strategy: string;
    /** Annualised; absent where returns did not vary. */
    readonly trainSharpe?: number;
    readonly testSharpe?: number;
  }[];
  /** Simple returns a bar over the test ranges, joined in order. */
  readonly returns: Float64Array;
}

export interface WalkForwardSummary {
  readonly windows: number;
  /** Mean over windows of test over training Sharpe ratio; absent where no window has both, the second above 0. */
  readonly efficiency?: number;
  /** Annualised, of the joined returns, as its standard error; absent where they did not vary. */
  readonly sharpe?: number;
  readonly standardError?: number;
  /** One-sided, of "the ratio is not above 0". */
  readonly pValue?: number;
}

/**
 * What the process of evolving and then trading would have brought on bars it never saw: walk-forward efficiency (Pardo 2008, with Sharpe ratios for
 * profits) and the Sharpe ratio of the joined tests with a p-value by its standard error, dependence in time taken into account.
 * Throws a RangeError on a return that is not finite.
 */
export function summariseWalkForward(
  { windows, returns }: WalkForwardEvidence,
  periodsPerYear: number,
): WalkForwardSummary {
  const efficiency = computeMean(
    windows.flatMap(({ trainSharpe, testSharpe }) =>
      trainSharpe !== undefined && testSharpe !== undefined && trainSharpe > 0 ? [testSharpe / trainSharpe] : [],
    ),
  );
  const annual = Math.sqrt(periodsPerYear);
  const evidence = computeSharpeStandardError(returns);
  return {
    windows: windows.length,
    ...(efficiency !== undefined && { efficiency: quantise(efficiency) }),
    ...(evidence && {
      sharpe: quantise(evidence.sharpePerPeriod * annual),
      standardError: quantise(evidence.larger * annual),
      pValue: quantise(computeNormalCdf(-evidence.sharpePerPeriod / evidence.larger)),
    }),
  };
}

/** The plans' rule for a walk forward. */
export interface SeedWalkForwardPolicy {
  /** How many of the latest windows are asked: 3. */
  readonly periods: number;
  /** Least share of them that has to pass: 0.95. */
  readonly passRate: number;
}

export interface SeedWalkForward {
  readonly passRate: number;
  readonly passed: boolean;
  /** How often a coin passes. */
  readonly coin: number;
}

/**
 * The plans' rule (seed 003 phase 4): the share of the last windows whose test Sharpe ratio is above 0 reaches `passRate`. It stands beside the
 * p-value and does not replace it: at 3 windows and 0.95 all three have to pass, which a coin does one time in eight. A window without a ratio does
 * not pass. Undefined where there are fewer windows than are asked. Throws a RangeError on a policy out of range.
 */
export function checkSeedWalkForward(
  { windows }: WalkForwardEvidence,
  { periods, passRate: least }: SeedWalkForwardPolicy,
): SeedWalkForward | undefined {
  if (!(Number.isInteger(periods) && periods >= 1 && least >= 0 && least <= 1))
    throw new RangeError(`no share of ${least} among ${periods} windows`);
  if (windows.length < periods) return undefined;
  const passed = windows.slice(-periods).filter(({ testSharpe }) => testSharpe !== undefined && testSharpe > 0).length;
  const passRate = passed / periods;
  const needed = Array.from({ length: periods + 1 }, (_, count) => count).find((count) => count / periods >= least);
  const coin = computeBinomialTail(needed ?? periods, periods, 0.5);
  return { passRate: quantise(passRate), passed: passRate >= least, coin: quantise(coin) };
}
