import type { Bars } from '../../market/bars';
import type { Feature, FeatureStream } from '../../market/feature';
import { computeStreamedColumn } from '../../market/streamed-column';
import { computeNormalCdf } from '../../numerics/normal-distribution';
import { createOnlineLogistic } from '../../numerics/online-logistic';
import { quantise } from '../../numerics/quantise';
import { chaosPolicy } from './policy';
import { createVolatilityLevels, type VolatilityLevels } from './volatility-levels';

// Falls come in wild markets, and wild markets are foreseeable: how wild it is against its own past, and what has just happened, are what the
// probability of a crash is learnt from. Every case is learnt once its bars have passed, never before.

export interface CrashHazardStream {
  /** Probability that a close of the next `horizon` bars stands at or below `limit()`; NaN while too little has been learnt. */
  push(bars: Bars, t: number): number;
  /** Price to which a fall from the latest close counts as a crash. */
  limit(): number;
  /** How often that has happened, the prior included: what would be said without looking. */
  usualRate(): number;
}

const inputCount = 4;

/**
 * Online hazard of a fall of `deviations` slow deviations times the square root of `horizon` within `horizon` bars. Cases overlap, so each counts for
 * one part in `horizon` (composite likelihood, Varin, Reid & Firth 2011). The first estimate comes after `learningBars` cases.
 */
export function openCrashHazard(horizon: number): CrashHazardStream {
  const { hazard } = chaosPolicy;
  const levels = createVolatilityLevels();
  const pending = openPendingCases(horizon);
  const { priorSlopes, interceptVariance, slopeVariance, learningBars, deviations } = hazard;
  const priorRate = computePriorRate(horizon);
  const model = createOnlineLogistic({
    means: [quantise(Math.log(priorRate / (1 - priorRate))), ...priorSlopes],
    variances: [interceptVariance, slopeVariance, slopeVariance, slopeVariance],
  });
  let learnt = 0;
  let crashes = 0;
  let limit = Number.NaN;
  const push = ({ close }: Bars, t: number): number => {
    if (t === 0) return Number.NaN;
    const change = close[t]! / close[t - 1]! - 1;
    if (Number.isFinite(change)) levels.push(change);
    const outcome = pending.settle(close[t]!);
    if (outcome !== undefined) {
      model.learn(pending.inputs(), outcome, 1 / horizon);
      learnt++;
      crashes += outcome;
    }
    if (!levels.isReady()) {
      pending.open(Number.NaN);
      return Number.NaN;
    }
    limit = close[t]! * Math.max(0, 1 - deviations * levels.slow() * Math.sqrt(horizon));
    const before = close[Math.max(0, t - horizon)]!;
    const inputs = pending.open(limit);
    readInputs(inputs, levels, (close[t]! / before - 1) / Math.sqrt(horizon));
    return learnt >= learningBars ? model.predict(inputs) : Number.NaN;
  };
  // The prior weighs as much as the bars that are learnt before the first estimate.
  const usualRate = (): number => (crashes + priorRate * learningBars) / (learnt + learningBars);
  return { push, limit: () => limit, usualRate };
}

/** How often a random walk without drift falls so far, watched at closes: twice the probability of ending there (reflection, Bachelier 1900). */
function computePriorRate(horizon: number): number {
  const { deviations, closesShift } = chaosPolicy.hazard;
  return quantise(2 * computeNormalCdf(-(deviations + closesShift / Math.sqrt(horizon))));
}

interface PendingCases {
  /** Takes the next close in; the outcome of the case whose bars are then over, if there is one. */
  settle(close: number): 0 | 1 | undefined;
  /** Inputs of the case settled last. */
  inputs(): Float64Array;
  /** A case of the latest bar, whose inputs the caller fills in; without an outcome where the limit is NaN. */
  open(limit: number): Float64Array;
}

/** Cases whose bars have not all passed: no more of them than bars in the horizon. */
function openPendingCases(horizon: number): PendingCases {
  const limits = new Float64Array(horizon).fill(Number.NaN);
  const fallen = new Uint8Array(horizon);
  const inputs = Array.from({ length: horizon }, () => new Float64Array(inputCount));
  const settled = new Float64Array(inputCount);
  let next = 0;
  return {
    settle: (close) => {
      for (let i = 0; i < horizon; i++) if (close <= limits[i]!) fallen[i] = 1;
      const outcome = Number.isNaN(limits[next]) ? undefined : fallen[next] === 1 ? 1 : 0;
      settled.set(inputs[next]!);
      limits[next] = Number.NaN;
      return outcome;
    },
    inputs: () => settled,
    open: (limit) => {
      const place = next;
      limits[place] = limit;
      fallen[place] = 0;
      next = next + 1 === horizon ? 0 : next + 1;
      return inputs[place]!;
    },
  };
}

/** One; log ratios of fast to slow and of slow to long deviation; the last move in slow deviations, at most `largestMove`. */
function readInputs(inputs: Float64Array, levels: VolatilityLevels, move: number): void {
  const { largestMove } = chaosPolicy.hazard;
  const slow = levels.slow();
  inputs[0] = 1;
  inputs[1] = quantise(Math.log(levels.fast() / slow));
  inputs[2] = quantise(Math.log(slow / levels.long()));
  inputs[3] = Math.min(Math.max(move / slow, -largestMove), largestMove);
}

function openHazardFeature(horizon: number): FeatureStream {
  const stream = openCrashHazard(horizon);
  return { push: (bars, t) => stream.push(bars, t) };
}

export const crashHazard: Feature = {
  name: 'crash-hazard',
  family: 'chaos',
  unit: 'fraction',
  words: 'the probability of a crash within {horizon} bars',
  source: 'logistic regression, Cox 1958; learnt as Spiegelhalter & Lauritzen 1990',
  parameters: [{ name: 'horizon', min: 5, max: 20, step: 5 }],
  threshold: { min: 0.01, max: 0.25, step: 0.01 },
  needsVolume: false,
  warmupBars: ([horizon]) => chaosPolicy.volatility.startBars + horizon! + chaosPolicy.hazard.learningBars - 1,
  compute: (bars, [horizon]) => computeStreamedColumn(bars, openHazardFeature(horizon!)),
  stream: ([horizon]) => openHazardFeature(horizon!),
};
