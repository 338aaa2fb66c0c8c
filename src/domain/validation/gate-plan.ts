import type { VolatilityRegime } from '../regime/volatility-regime';
import type { SafeguardName } from './safeguards';

/** What no candidate may lack at any stage: that it is sound, that luck does not explain it, and that it does not hang on one choice. */
export const gatesAgainstLuck = [
  'safeguards',
  'look-ahead',
  'track-record',
  'in-sample-skill',
  'out-of-sample-skill',
  'skill-beyond-holding',
  'out-of-sample-interval',
  'backtest-overfitting',
  'data-snooping',
  'hold-out-family',
  'cross-validation',
  'walk-forward',
  'placebos',
  'stability',
] as const;

/** Gates in the order in which they are told of: what may not be trusted at all, what luck explains, what has to be reached. */
export const gateNames = [
  ...gatesAgainstLuck,
  'regimes',
  'stress',
  'targets',
  'episodes',
  'non-inferiority',
  'seed-consecutive-episodes',
  'seed-walk-forward',
  'seed-significance',
] as const;

export type GateName = (typeof gateNames)[number];

/** Whether a gate's verdict decides about promotion, or is told beside those that do. */
export type GateRole = 'deciding' | 'beside';

/** What a figure is aimed at; ratios are fractions, a drawdown is a positive loss. */
export interface StageTargets {
  /** Annualised. */
  readonly sharpe?: number;
  readonly maxDrawdown?: number;
  readonly winRate?: number;
  readonly informationRatio?: number;
  readonly calmar?: number;
}

/** Confidence that a probability of skill has to reach: 0.95. */
interface SkillPolicy {
  readonly confidence: number;
}

/** The thresholds and sizes of each gate, as data: they go into its verdict. */
export interface GatePolicies {
  /** Checks that must be in the evidence, each passed. */
  readonly safeguards: { readonly checks: readonly SafeguardName[] };
  readonly 'look-ahead': { readonly minCuts: number };
  /** Fewer bars or trades than these say nothing; `confidence` is that of the minimum track record printed beside. */
  readonly 'track-record': {
    readonly minInSampleBars: number;
    readonly minInSampleTrades: number;
    readonly minOutOfSampleBars: number;
    readonly minOutOfSampleTrades: number;
    readonly confidence: number;
  };
  readonly 'in-sample-skill': SkillPolicy;
  readonly 'out-of-sample-skill': SkillPolicy;
  readonly 'skill-beyond-holding': SkillPolicy;
  readonly 'out-of-sample-interval': { readonly level: number; readonly resamples: number };
  readonly 'backtest-overfitting': {
    readonly maxProbability: number;
    readonly blocks: number;
    readonly minStrategies: number;
  };
  readonly 'data-snooping': { readonly level: number; readonly resamples: number; readonly minStrategies: number };
  readonly 'hold-out-family': { readonly level: number; readonly resamples: number };
  readonly 'cross-validation': {
    readonly groups: number;
    readonly testGroups: number;
    readonly purgeBars: number;
    readonly embargoBars: number;
    /** The share of paths that may lie at or below an annual Sharpe ratio of 0: 0.05. */
    readonly quantile: number;
    readonly minStrategies: number;
  };
  readonly 'walk-forward': { readonly level: number; readonly minWindows: number };
  readonly placebos: { readonly level: number; readonly minDraws: number };
  readonly stability: {
    readonly minNeighbours: number;
    /** Least share of neighbours whose Sharpe ratio is above 0. */
    readonly minPositiveShare: number;
    /** Least median of the neighbours' Sharpe ratios, as a share of the candidate's. */
    readonly minMedianRatio: number;
  };
  readonly regimes: {
    readonly required: readonly VolatilityRegime[];
    readonly minBars: number;
    readonly level: number;
  };
  readonly stress: { readonly maxDrawdown: number; readonly minScenarios: number };
  readonly targets: {
    readonly targets: StageTargets;
    /** How far below a target is still as good as it, as a share: 0.2. */
    readonly margin: number;
    readonly level: number;
    readonly resamples: number;
  };
  readonly episodes: { readonly episodeBars: number; readonly minEpisodes: number };
  readonly 'non-inferiority': {
    /** By how much less an annual Sharpe ratio may be. */
    readonly margin: number;
    readonly level: number;
    readonly resamples: number;
  };
  readonly 'seed-consecutive-episodes': {
    readonly episodeBars: number;
    readonly consecutive: number;
    readonly targets: StageTargets;
  };
  readonly 'seed-walk-forward': { readonly periods: number; readonly passRate: number };
  readonly 'seed-significance': {
    readonly targets: StageTargets;
    readonly episodeBars: number;
    readonly level: number;
    readonly effectSize: number;
  };
}

/** One gate of a stage with the thresholds in force. */
export type GateOrder = {
  readonly [Name in GateName]: { readonly gate: Name; readonly role: GateRole; readonly policy: GatePolicies[Name] };
}[GateName];

/** Which gates a stage needs, in order; each at most once. */
export type GatePlan = readonly GateOrder[];
