import type { Bars, EpochMs } from '../../market/bars';
import {
  computeTailRisk,
  fitPeaksOverThreshold,
  type PeaksOverThreshold,
  type TailRisk,
} from '../../numerics/peaks-over-threshold';
import { computeQuantile } from '../../numerics/quantile';
import { findStableTail, findTailThreshold, type TailThreshold } from '../../numerics/tail-threshold';
import { computeBipowerTest, type BipowerTest } from './bipower';
import { openJump } from './jump-features';
import { computeJumpLimit } from './jump-limit';
import { computeLogReturn } from './log-return';
import { chaosPolicy } from './policy';
import { computeTailDependence, type TailDependence } from './tail-dependence';

/** One side of the returns: losses as positive numbers, or gains. */
export interface TailSide {
  /** By the best fit of a power law and by the quietest stretch of the Hill plot; undefined where there is no such tail. */
  readonly byFit: TailThreshold | undefined;
  readonly byStability: TailThreshold | undefined;
  /** The worst tenth, and its 99 % figures: log returns a bar. */
  readonly peaks: PeaksOverThreshold | undefined;
  readonly risk: TailRisk | undefined;
}

export interface SurveyedJump {
  readonly at: EpochMs;
  readonly deviations: number;
}

/** The tails of a whole record, for people: it looks at all bars at once and is no signal. */
export interface TailSurvey {
  readonly losses: TailSide;
  readonly gains: TailSide;
  readonly jumps: readonly SurveyedJump[];
  /** Moves beyond which a bar counts as a jump: one false alarm in a hundred such records. */
  readonly jumpLimit: number;
  readonly bipower: BipowerTest | undefined;
  readonly dependence: TailDependence | undefined;
}

/** Newest pairs that the dependence is measured on: its work grows with their square. */
const mostPairs = 2_500;

/**
 * Tail indices with their thresholds, peaks over the worst and best tenth, jumps, and the dependence on a benchmark's closes where given, one for
 * each bar. Throws a RangeError where the benchmark has another length.
 */
export function surveyTails(bars: Bars, benchmark?: Float64Array): TailSurvey {
  const returns = readLogReturns(bars.close);
  if (benchmark && benchmark.length !== bars.close.length)
    throw new RangeError(`${benchmark.length} closes of the benchmark for ${bars.close.length} bars`);
  const jumpLimit = computeJumpLimit({
    tests: Math.max(2, returns.length),
    significance: chaosPolicy.jump.significance,
    windowBars: chaosPolicy.sense.jumpBars,
  });
  return {
    losses: surveySide(returns.map((value) => -value)),
    gains: surveySide(returns),
    jumps: findJumps(bars, jumpLimit),
    jumpLimit,
    bipower: computeBipowerTest(returns),
    dependence:
      benchmark && computeTailDependence(returns.slice(-mostPairs), readLogReturns(benchmark).slice(-mostPairs)),
  };
}

function surveySide(side: Float64Array): TailSide {
  const { share, confidence } = chaosPolicy.shortfall;
  const threshold = computeQuantile(side, 1 - share);
  const peaks = threshold === undefined ? undefined : fitPeaksOverThreshold(side, threshold);
  // Where most returns are equal, fewer than the tenth asked for stand above the threshold.
  const reaches = peaks !== undefined && peaks.exceedances / peaks.count > 1 - confidence;
  const risk = reaches ? computeTailRisk(peaks, confidence) : undefined;
  return { byFit: findTailThreshold(side), byStability: findStableTail(side), peaks, risk };
}

function findJumps(bars: Bars, limit: number): SurveyedJump[] {
  const stream = openJump(chaosPolicy.sense.jumpBars);
  const jumps: SurveyedJump[] = [];
  for (let t = 0; t < bars.close.length; t++) {
    const deviations = stream.push(bars, t);
    if (Math.abs(deviations) > limit) jumps.push({ at: bars.time[t]!, deviations });
  }
  return jumps;
}

function readLogReturns(close: Float64Array): Float64Array {
  return Float64Array.from({ length: Math.max(0, close.length - 1) }, (_, i) => computeLogReturn(close, i + 1));
}
