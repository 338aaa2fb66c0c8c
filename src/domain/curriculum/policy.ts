import type { VolatilityRegime } from '../regime/volatility-regime';
import type { StageTargets } from '../validation/gate-plan';
import type { CandidateSettings } from './candidate';
import type { StageName } from './lifecycle';

/** What a stage asks of a candidate, and what it lets it do. Ratios are fractions; the seed writes its drawdowns and win rates so as well. */
export interface StagePolicy {
  readonly title: string;
  readonly targets: StageTargets & Required<Pick<StageTargets, 'sharpe' | 'maxDrawdown'>>;
  /** Positions are opened in these volatility regimes only, in training and under judgement. */
  readonly regimes: readonly VolatilityRegime[];
  readonly constraints: {
    /** Largest share of equity in a position. */
    readonly maxPosition: number;
    /** Share of that which may be traded a day on average. */
    readonly turnoverPerDay: number;
  };
  /** Fewer episodes than these say nothing. */
  readonly minimumEpisodes: number;
  /** The seed's own rule: so many episodes in a row have to meet the targets. */
  readonly consecutivePasses: number;
  /** Whether the candidate has to hold in each of its regimes. */
  readonly isMultiRegime: boolean;
  /** Whether it has to live through the standard scenarios. */
  readonly isStressed: boolean;
}

/** Seed 003 phase 4, `advancement_criteria` and `training_constraints`; how its turnover limit is read: decision 0043. */
const stages: Readonly<Record<StageName, StagePolicy>> = {
  foundation: {
    /** Seed 003 phase 4: `name: "Risk-Aware Foundation"`. */
    title: 'Risk-Aware Foundation',
    /** Seed 003 phase 4: `target_metrics` of the stage; so in each stage. */
    targets: { sharpe: 0.6, maxDrawdown: 0.04, winRate: 0.48, informationRatio: 0.4 },
    /** Seed 003 phase 4: `market_regimes: ["low_volatility"]`. */
    regimes: ['low'],
    /** Seed 003 phase 4: `max_position_size: 0.10`, `turnover_limit: 0.008`. */
    constraints: { maxPosition: 0.1, turnoverPerDay: 0.8 },
    /** Seed 003 phase 4: `minimum_episodes: 50`, `consecutive_passing_episodes: 10`. */
    minimumEpisodes: 50,
    consecutivePasses: 10,
    /** Seed 003 phase 4: `out_of_sample_validation: true`, which every stage has here. */
    isMultiRegime: false,
    isStressed: false,
  },
  proficiency: {
    /** Seed 003 phase 4: `name: "Market Proficiency"`. */
    title: 'Market Proficiency',
    targets: { sharpe: 1.2, maxDrawdown: 0.03, winRate: 0.52, informationRatio: 0.8, calmar: 2 },
    /** Seed 003 phase 4: `market_regimes: ["low_volatility", "medium_volatility"]`. */
    regimes: ['low', 'medium'],
    /** Seed 003 phase 4: `max_position_size: 0.15`, `turnover_limit: 0.015`. */
    constraints: { maxPosition: 0.15, turnoverPerDay: 1.5 },
    /** Seed 003 phase 4: `minimum_episodes: 75`, `consecutive_passing_episodes: 15`. */
    minimumEpisodes: 75,
    consecutivePasses: 15,
    /** Seed 003 phase 4: `multi_regime_validation: true`. */
    isMultiRegime: true,
    isStressed: false,
  },
  mastery: {
    /** Seed 003 phase 4: `name: "Institutional Mastery"`, without the adjective. */
    title: 'Mastery',
    targets: { sharpe: 1.8, maxDrawdown: 0.025, winRate: 0.55, informationRatio: 1.2, calmar: 3.5 },
    /** Seed 003 phase 4: `market_regimes: ["all"]`. */
    regimes: ['low', 'medium', 'high'],
    /** Seed 003 phase 4: `max_position_size: 0.20`, `turnover_limit: 0.020`. */
    constraints: { maxPosition: 0.2, turnoverPerDay: 2 },
    /** Seed 003 phase 4: `minimum_episodes: 100`, `consecutive_passing_episodes: 20`. */
    minimumEpisodes: 100,
    consecutivePasses: 20,
    /** A stage asks what the stages before it asked. */
    isMultiRegime: true,
    /** Seed 003 phase 4: `stress_test_passage: true`. */
    isStressed: true,
  },
  excellence: {
    /** Seed 003 phase 4: `name: "Elite Performance"`, without the adjective. */
    title: 'Excellence',
    targets: { sharpe: 2.5, maxDrawdown: 0.02, winRate: 0.58, informationRatio: 1.8, calmar: 5 },
    /** Seed 003 phase 4: `market_regimes: ["all_including_stress"]`: all of them, and the scenarios of the stress gate. */
    regimes: ['low', 'medium', 'high'],
    /** Seed 003 phase 4: `max_position_size: 0.25`, `turnover_limit: 0.025`. */
    constraints: { maxPosition: 0.25, turnoverPerDay: 2.5 },
    /** The seed names no numbers here: those of the stage before. */
    minimumEpisodes: 100,
    consecutivePasses: 20,
    isMultiRegime: true,
    isStressed: true,
  },
};

export const curriculumPolicy = {
  stages,

  /** Bars of an episode: own choice, two trading weeks, so that the 100 episodes of the later stages fit into the five held-out years of a history of twenty. */
  episodeBars: 10,

  /** Seed 003 phase 4: `minimum_out_of_sample_periods: 3`, `confidence_threshold: 0.95`. */
  minimumOutOfSamplePeriods: 3,
  confidence: 0.95,

  /** Seed 003 phase 4: `consistent_overperformance: 1.2 # 20% above target`; the same share below a target is still as good as it. */
  targetMargin: 0.2,

  tests: {
    /** 1 - the seed's confidence. */
    level: 0.05,
    resamples: 2_000,
    /** A quarter of a year tells a regime's sign at best; fewer bars tell nothing. */
    minRegimeBars: 60,
  },

  /** Seed 003 phase 3: `max_monthly_drawdown_pct: 0.08`, and "Stress Test Survival: All scenarios", of which eight are the standard ones. */
  stress: { maxDrawdown: 0.08, minScenarios: 8 },

  /** Seed 003 phase 4: `practical_significance: abs(effect_size) > 0.5`. */
  seedEffectSize: 0.5,

  /** Seed 003 phase 4, `difficulty_adaptation`. */
  difficulty: {
    /** `performance_window: 20  # Episodes to evaluate`. */
    windowEpisodes: 20,
    /** `consistent_overperformance: 1.2`, `consistent_underperformance: 0.8`. */
    harderAbove: 1.2,
    easierBelow: 0.8,
    /** Own choice: as far as two rounds of training can take it, either way. */
    level: { min: -2, max: 2 },
    /** What one level does, own choices: `transaction_cost_scaling`, `position_size_constraints`, `risk_budget_adjustment`. */
    costStep: 0.25,
    positionStep: 0.1,
    riskBudgetStep: 0.1,
    /** The drawdown that training allows at level 0, as a multiple of the stage's target: own choice, training is no judgement. */
    riskBudget: 2,
  },

  /** What a candidate is trained and judged with unless asked otherwise: own choices, a stage of the default data takes a minute or two. */
  default: {
    seed: 1,
    costs: 'default',
    policy: 'statistical',
    until: 'excellence',
    training: { population: 100, generations: 10, rounds: 3 },
    walkForward: { windows: 4, population: 60, generations: 10 },
  } satisfies Partial<CandidateSettings>,

  limits: {
    improvements: { min: 0, max: 10_000 },
    rounds: { min: 1, max: 20 },
    /** Seed 003 phase 4 asks for three periods; with more than these each is too short to tell. */
    walkForward: {
      windows: { min: 3, max: 12 },
      population: { min: 2, max: 500 },
      generations: { min: 1, max: 100 },
    },
  },
} as const;
