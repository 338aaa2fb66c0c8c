import type { NumberStream } from '../numerics/number-stream';

/**
 * Wilder's smoothing (1978), in place: the mean of the first `period` values at or after `from`, then one part new to `period - 1` parts old;
 * NaN before index `from + period - 1`. With period 1 the value itself. The loop carries `period` times the average, Wilder's own form,
 * which spares a division that each bar would wait for.
 */
export function smoothByWilder(values: Float64Array, period: number, from: number): Float64Array {
  const first = from + period - 1;
  const keep = (period - 1) / period;
  let total = 0;
  for (let t = from; t < values.length; t++) {
    total = total * (t > first ? keep : 1) + values[t]!;
    values[t] = total / period;
  }
  return values.fill(Number.NaN, 0, first);
}

/** `smoothByWilder` number by number, to the same bits; NaN is passed over. */
export function openWilderAverage(period: number): NumberStream {
  const keep = (period - 1) / period;
  let count = 0;
  let total = 0;
  return (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    total = total * (count >= period ? keep : 1) + value;
    return ++count < period ? Number.NaN : total / period;
  };
}
