import { computeNaturalExponential } from '../numerics/natural-exponential';
import type { NumberStream } from '../numerics/number-stream';

/** The highest of the numbers so far, each faded by half for every `halfLife` numbers since. Numbers from 0 on; NaN is passed over. */
export function openRecentPeak(halfLife: number): NumberStream {
  const keep = computeNaturalExponential(-Math.LN2 / halfLife);
  let peak = 0;
  return (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    peak = Math.max(value, peak * keep);
    return peak;
  };
}
