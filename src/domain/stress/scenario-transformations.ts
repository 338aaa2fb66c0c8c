import type { Bars, PricePath } from '../market/bars';
import type { Random } from '../numerics/random';
import { applyCorrelationBreakdown } from './correlation-breakdown';
import { applyFlashCrash } from './flash-crash';
import { applyGapOpening } from './gap-opening';
import { applyLiquidityCrisis } from './liquidity-crisis';
import { stressPolicy, type ReplayPolicy, type StressPolicy } from './policy';
import { applyRegimeChange } from './regime-change';
import { replayEpisode } from './replay';
import type { ScenarioKind } from './scenario';
import { applySlowBleed } from './slow-bleed';
import { applyVolatilitySpike } from './volatility-spike';
import { applyWhipsaw } from './whipsaw';

export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** A kind of scenario, for parameters that come as data: which there are, what they may be, and what they do. */
export interface Transformation {
  /** The values of the policy; undefined for a replay, which needs an episode. */
  readonly defaults: Readonly<Record<string, number>> | undefined;
  /** What each parameter can be at all; what is plausible is narrower (`scenario-bounds.ts`). */
  readonly limits: Readonly<Record<string, Limits>>;
  apply(path: PricePath, random: Random, setting: Setting): PricePath;
}

export interface Setting {
  /** Checked against the limits: every parameter is there. */
  readonly parameters: Readonly<Record<string, number>>;
  /** The history that a replay takes its episode from. */
  readonly history: Bars;
}

type Numbers<P> = { readonly [Name in keyof P]: number };

/** Limits name every parameter, so parameters that passed them are a policy of this kind. */
function transformation<P extends Numbers<P>>(
  defaults: P | undefined,
  limits: { readonly [Name in keyof P]: Limits },
  apply: (path: PricePath, random: Random, setting: { readonly policy: P; readonly history: Bars }) => PricePath,
): Transformation {
  return {
    defaults: defaults && { ...defaults },
    limits,
    apply: (path, random, { parameters, history }) =>
      apply(path, random, { policy: parameters as unknown as P, history }),
  };
}

const often: Limits = { min: 0, max: 252 };
const days: Limits = { min: 0.01, max: 2_520 };
const share: Limits = { min: 0, max: 1 };
const fall: Limits = { min: 0, max: 0.95 };

export const transformations: Readonly<Record<ScenarioKind, Transformation>> = {
  'flash-crash': transformation<StressPolicy['flashCrash']>(
    stressPolicy.flashCrash,
    {
      eventsPerYear: often,
      fall,
      fallMinutes: { min: 0.01, max: 1_440 },
      rebound: share,
      reboundMinutes: { min: 0.01, max: 1_440 },
      recoveryDays: days,
    },
    (path, random, { policy }) => applyFlashCrash(path, random, policy),
  ),
  'volatility-spike': transformation<StressPolicy['volatilitySpike']>(
    stressPolicy.volatilitySpike,
    {
      windowsPerYear: often,
      windowDays: days,
      annualVolatility: { min: 0, max: 10 },
      usualMultiple: { min: 0, max: 20 },
      maxStretch: { min: 1, max: 20 },
    },
    (path, random, { policy }) => applyVolatilitySpike(path, random, policy),
  ),
  'liquidity-crisis': transformation<StressPolicy['liquidityCrisis']>(
    stressPolicy.liquidityCrisis,
    {
      windowsPerYear: often,
      windowDays: days,
      remaining: { min: 0.001, max: 1 },
      wickStretch: { min: 0, max: 10 },
    },
    (path, random, { policy }) => applyLiquidityCrisis(path, random, policy),
  ),
  'regime-change': transformation<StressPolicy['regimeChange']>(
    stressPolicy.regimeChange,
    { windowsPerYear: often, windowDays: days, candidates: { min: 1, max: 100 }, halfLifeDays: days },
    (path, random, { policy }) => applyRegimeChange(path, random, policy),
  ),
  'correlation-breakdown': transformation<StressPolicy['correlationBreakdown']>(
    stressPolicy.correlationBreakdown,
    { windowsPerYear: often, windowDays: days, blockDays: days },
    (path, random, { policy }) => applyCorrelationBreakdown(path, random, policy),
  ),
  'gap-opening': transformation<StressPolicy['gapOpening']>(
    stressPolicy.gapOpening,
    { eventsPerYear: often, gap: fall, downChance: share, kept: share, fillDays: days },
    (path, random, { policy }) => applyGapOpening(path, random, policy),
  ),
  whipsaw: transformation<StressPolicy['whipsaw']>(
    stressPolicy.whipsaw,
    { windowsPerYear: often, cycles: { min: 1, max: 100 }, legDays: days, reachDeviations: { min: 0, max: 20 } },
    (path, random, { policy }) => applyWhipsaw(path, random, policy),
  ),
  'slow-bleed': transformation<StressPolicy['slowBleed']>(
    stressPolicy.slowBleed,
    { windowsPerYear: often, windowDays: days, fall, calm: { min: 0, max: 2 } },
    (path, random, { policy }) => applySlowBleed(path, random, policy),
  ),
  replay: transformation<ReplayPolicy>(
    undefined,
    {
      fromBar: { min: 0, max: Number.MAX_SAFE_INTEGER },
      bars: { min: 1, max: Number.MAX_SAFE_INTEGER },
      windowsPerYear: often,
      severity: { min: 0, max: 3 },
    },
    (path, random, { policy, history }) => replayEpisode(path, random, { ...policy, history }),
  ),
};
