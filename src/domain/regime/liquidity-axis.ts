import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { openRollingDeviation } from '../numerics/rolling-deviation-stream';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { FeatureStream } from '../market/feature';
import { axisPolicy, type LiquidityPolicy } from './axis-policy';
import { writeBandProbabilities } from './band-probabilities';
import { openPriceImpact, openSpreadEstimate } from './illiquidity';
import { openRecentPeak } from './recent-peak';
import type { RegimeAxis } from './regime-axis';

/**
 * What trading costs beside what it usually does: the mean of the last month over that of the last year, of the spread that highs and lows imply and, where there
 * is volume, of the price that a unit of money moves; the mean of their logarithms where there are both. As sure as the means of the month are.
 */
export function createLiquidityAxis(
  policy: LiquidityPolicy = axisPolicy.liquidity,
): RegimeAxis<'normal' | 'improving' | 'stressed' | 'crisis'> {
  const edges = [policy.stressedAbove, policy.crisisAbove].map(computeNaturalLogarithm);
  return {
    states: ['normal', 'improving', 'stressed', 'crisis'],
    words: 'what trading costs beside what it usually does, by the ranges of bars and their volume',
    open: () => {
      const measures = [openSpreadEstimate(), openPriceImpact()].map((open) => openExcess(open, policy));
      const memory = openRecentPeak(policy.halfLifeBars);
      const bands = new Float64Array(3);
      const into = new Float64Array(4);
      return {
        push: (bars, t) => {
          const known = measures.map((measure) => measure(bars, t)).filter((excess) => excess !== undefined);
          if (known.length === 0) return undefined;
          const level = known.reduce((sum, excess) => sum + excess.level, 0) / known.length;
          const error = Math.sqrt(known.reduce((sum, excess) => sum + excess.error * excess.error, 0)) / known.length;
          writeBandProbabilities(bands, level, { edges, error: Math.max(error, leastError) });
          into[2] = bands[1]!;
          into[3] = bands[2]!;
          // Calm again, and not for long.
          into[1] = bands[0]! * memory(bands[1]! + bands[2]!);
          into[0] = bands[0]! - into[1];
          return into;
        },
      };
    },
  };
}

const leastError = 0.05;
const leastLevel = -5;

interface Excess {
  /** Logarithm of the month's mean over the year's, and its standard error. */
  readonly level: number;
  readonly error: number;
}

function openExcess(
  measure: FeatureStream['push'],
  { windowBars, usualBars }: LiquidityPolicy,
): (...bar: Parameters<FeatureStream['push']>) => Excess | undefined {
  const recent = openRollingDeviation({ window: windowBars, kind: 'sample' });
  const usual = openRollingSum(usualBars);
  return (bars, t) => {
    const value = measure(bars, t);
    const deviation = recent.push(value);
    const usualMean = usual(value) / usualBars;
    // Days without volume, or a market that never moved, measure nothing.
    if (!(usualMean > 0) || Number.isNaN(deviation)) return undefined;
    const ratio = recent.mean() / usualMean;
    if (!(ratio > 1e-2)) return { level: leastLevel, error: leastError };
    return { level: computeNaturalLogarithm(ratio), error: deviation / recent.mean() / Math.sqrt(windowBars) };
  };
}
