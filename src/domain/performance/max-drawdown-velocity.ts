import { findMaxDrawdown } from './max-drawdown';

/**
 * Depth of the largest drawdown over the periods from its peak to its trough: the share of the peak lost in each of them, positive.
 * A fast fall leaves no time to react. Undefined when wealth never fell; throws a RangeError on a return that is not finite.
 */
export function computeMaxDrawdownVelocity(returns: Float64Array): number | undefined {
  const { depth, peak, trough } = findMaxDrawdown(returns) ?? { depth: 0, peak: 0, trough: 0 };
  return depth === 0 ? undefined : depth / (trough - peak);
}
