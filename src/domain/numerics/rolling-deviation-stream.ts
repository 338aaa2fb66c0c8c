import { openRollingSum } from './rolling-sum-stream';
import type { RollingDeviationOptions } from './rolling-deviation';
import { isNegligible } from './statistics';

export interface RollingDeviationStream {
  /** Standard deviation of the last `window` numbers with this one, NaN until so many have come. */
  push(value: number): number;
  /** Their mean. */
  mean(): number;
}

/** `rollingDeviation` step by step, to the same bits: two passes over the window at every number. NaN is passed over. */
export function openRollingDeviation({ window, kind }: Omit<RollingDeviationOptions, 'from'>): RollingDeviationStream {
  const divisor = kind === 'population' ? window : window - 1;
  const sum = openRollingSum(window);
  const kept = new Float64Array(window);
  let next = 0;
  let mean = Number.NaN;
  return {
    push(value) {
      mean = sum(value) / window;
      if (Number.isNaN(value)) return Number.NaN;
      kept[next] = value;
      next = next + 1 === window ? 0 : next + 1;
      if (Number.isNaN(mean)) return Number.NaN;
      let squares = 0;
      // Oldest first, as the batch form adds.
      for (let index = next; index < window; index++) squares += (kept[index]! - mean) * (kept[index]! - mean);
      for (let index = 0; index < next; index++) squares += (kept[index]! - mean) * (kept[index]! - mean);
      const spread = Math.sqrt(squares / divisor);
      return isNegligible(spread, Math.abs(mean)) ? 0 : spread;
    },
    mean: () => mean,
  };
}
