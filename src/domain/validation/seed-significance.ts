import { computeStudentTails } from '../numerics/student-distribution';
import { quantise } from '../numerics/quantise';
import { computeMean, computeVariance } from '../numerics/statistics';

export interface SeedSignificance {
  readonly tStatistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Distance of the mean from the target in deviations with divisor n. */
  readonly effectSize: number;
  readonly passed: boolean;
}

/**
 * The plans' test of significance (seed 003 phase 4): a two-sided t-test of a figure's values over episodes against its target, passed at a
 * p-value below `level` and an effect beyond `effectSize` in either direction. It is told for comparison and decides nothing, because it is wrong: a figure
 * far below its target is significant too and passes, and one that is exactly on target never does.
 * Undefined below two values or where they do not vary. Throws a RangeError on a value that is not finite.
 */
export function testSeedSignificance(
  values: ArrayLike<number>,
  target: number,
  { level, effectSize: least }: { readonly level: number; readonly effectSize: number },
): SeedSignificance | undefined {
  const [mean, variance] = [computeMean(values), computeVariance(values)];
  if (mean === undefined || variance === undefined || variance === 0) return undefined;
  const count = values.length;
  const tStatistic = (mean - target) / Math.sqrt(variance / count);
  const pValue = computeStudentTails(tStatistic, count - 1);
  const effectSize = (mean - target) / Math.sqrt((variance * (count - 1)) / count);
  const passed = pValue < level && Math.abs(effectSize) > least;
  return { tStatistic: quantise(tStatistic), pValue: quantise(pValue), effectSize: quantise(effectSize), passed };
}
