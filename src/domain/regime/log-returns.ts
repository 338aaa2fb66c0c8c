import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import type { FeatureStream } from '../market/feature';

/** Log return of each close over the one before; NaN at the first bar, and where the ratio of the two is beyond the range of a number. */
export function openLogReturns(): FeatureStream['push'] {
  return ({ close }, t) => (t === 0 ? Number.NaN : computeLogReturn(close[t - 1]!, close[t]!));
}

/** ln(to / from), the same bits on every platform; NaN where the ratio is no normal positive number. */
export function computeLogReturn(from: number, to: number): number {
  const ratio = to / from;
  return ratio >= 2 ** -1022 && ratio < Infinity ? computeNaturalLogarithm(ratio) : Number.NaN;
}
