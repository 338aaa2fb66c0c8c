import { openRollingDeviation } from '../numerics/rolling-deviation-stream';
import type { FeatureStream } from '../market/feature';
import { axisPolicy, type DirectionPolicy } from './axis-policy';
import { writeBandProbabilities } from './band-probabilities';
import { computeLogReturn, openLogReturns } from './log-returns';
import type { RegimeAxis } from './regime-axis';

/** Where prices have gone over the lookback, whichever way they took: the horizon of bull and bear markets. */
export function createDirectionAxis(
  policy: DirectionPolicy = axisPolicy.direction,
): RegimeAxis<'down' | 'flat' | 'up'> {
  const { lookbackBars, movedBeyond, softness } = policy;
  const bands = { edges: [-movedBeyond, movedBeyond], error: softness };
  return {
    states: ['down', 'flat', 'up'],
    words: 'where prices have gone over the last half year, in deviations of a random walk',
    open: () => {
      const level = openDirectionLevel(lookbackBars);
      const into = new Float64Array(3);
      return {
        push: (bars, t) => {
          const moved = level(bars, t);
          return Number.isNaN(moved) ? undefined : writeBandProbabilities(into, moved, bands);
        },
      };
    },
  };
}

/**
 * Log return over the last `bars` bars in deviations of a random walk that moves as much a bar, within +-20; NaN for as many bars. A move without any
 * deviation, the same every bar, is the farthest there is. `bars` at least 2.
 */
export function openDirectionLevel(lookback: number): FeatureStream['push'] {
  const returns = openLogReturns();
  const deviations = openRollingDeviation({ window: lookback, kind: 'sample' });
  return (bars, t) => {
    const deviation = deviations.push(returns(bars, t));
    if (t < lookback) return Number.NaN;
    const moved = computeLogReturn(bars.close[t - lookback]!, bars.close[t]!);
    if (Number.isNaN(moved) || Number.isNaN(deviation)) return Number.NaN;
    // What a logarithm of a price ratio can be off by.
    if (Math.abs(moved) <= 1e-14 * lookback) return 0;
    return Math.max(-farthest, Math.min(farthest, moved / (deviation * Math.sqrt(lookback))));
  };
}

const farthest = 20;
