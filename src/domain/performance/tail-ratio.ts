import { computeQuantile } from '../numerics/quantile';

/**
 * 95th percentile of the returns over the size of the 5th (as empyrical defines it, there of the sizes of both): above 1 good periods are
 * larger than bad ones are. Quantiles of type 7. Negative when even good periods lose.
 * Undefined without returns or where the 5th percentile is 0. Throws a RangeError on a return that is not finite.
 */
export function computeTailRatio(returns: Float64Array): number | undefined {
  const good = computeQuantile(returns, 0.95);
  const bad = computeQuantile(returns, 0.05);
  if (good === undefined || bad === undefined || bad === 0) return undefined;
  const ratio = good / Math.abs(bad);
  return Number.isFinite(ratio) ? ratio : undefined;
}
