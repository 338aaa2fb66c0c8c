import { chaosPolicy } from './policy';

/** A price a million times the one before: beyond it squares say nothing more and could not be added up. */
const greatestSquare = 1e12;

/** Deviations of one bar's return at three speeds, from what has been pushed. */
export interface VolatilityLevels {
  push(value: number): void;
  /** False while too few returns have come, and as long as none of them moved. */
  isReady(): boolean;
  fast(): number;
  slow(): number;
  long(): number;
}

/**
 * Exponentially weighted deviations (RiskMetrics 1996) around 0, started with the mean square of the first `startBars` returns. Sums, products and
 * roots alone: equal on every platform.
 */
export function createVolatilityLevels(): VolatilityLevels {
  const { fast, slow, long, startBars, floor } = chaosPolicy.volatility;
  let count = 0;
  let sum = 0;
  const variances = new Float64Array(3);
  const push = (value: number): void => {
    const square = Math.min(value * value, greatestSquare);
    count++;
    if (count <= startBars) {
      sum += square;
      if (count === startBars) variances.fill(sum / startBars);
      return;
    }
    variances[0] = fast * variances[0]! + (1 - fast) * square;
    variances[1] = slow * variances[1]! + (1 - slow) * square;
    variances[2] = long * variances[2]! + (1 - long) * square;
  };
  const slowDeviation = (): number => Math.sqrt(variances[1]!);
  return {
    push,
    isReady: () => count >= startBars && variances[1]! > 0,
    fast: () => Math.max(Math.sqrt(variances[0]!), floor * slowDeviation()),
    slow: slowDeviation,
    long: () => Math.sqrt(variances[2]!),
  };
}
