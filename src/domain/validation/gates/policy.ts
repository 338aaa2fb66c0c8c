import type { GatePolicies } from '../gate-plan';

/** What gates ask whatever the stage; what hangs on the stage is the curriculum's. */
export const gatePolicy = {
  /** Seed 003 phase 1, safeguards. */
  safeguards: {
    checks: ['finite-values', 'reward-bounds', 'position-limit', 'cash-reserve', 'observation-consistency'],
  },
  'look-ahead': { minCuts: 5 },
  /**
   * A trading year of the hold-out and in sample as evolution asks it. Trades: with fewer than thirty in sample, placebos that trade as rarely are beaten by chance more often
   * than the level says (decision 0041); a third of that on the hold-out, which is a third as long.
   */
  'track-record': {
    minInSampleBars: 250,
    minInSampleTrades: 30,
    minOutOfSampleBars: 250,
    minOutOfSampleTrades: 10,
    confidence: 0.95,
  },
  /** Decision 0026. */
  'in-sample-skill': { confidence: 0.95 },
  'out-of-sample-skill': { confidence: 0.95 },
  'skill-beyond-holding': { confidence: 0.95 },
  'out-of-sample-interval': { level: 0.95, resamples: 10_000 },
  /** Bailey, Borwein, Lopez de Prado & Zhu 2017 use 16 blocks. Own choice: of five strategies or more without skill 4 % at most come below 0.1 (decision 0042). */
  'backtest-overfitting': { maxProbability: 0.1, blocks: 16, minStrategies: 5 },
  /** Hansen 2005 and Romano & Wolf 2005 at the usual 5 %; so many resamples that thousands of trials beside those at hand can be made up for. */
  'data-snooping': { level: 0.05, resamples: 10_000, minStrategies: 5 },
  'hold-out-family': { level: 0.05, resamples: 1_000 },
  /** Lopez de Prado 2018 ch. 12: 10 groups, 2 of them tested: 45 splits, 9 paths. A trading month is purged, as between evolution's sample and its hold-out. */
  'cross-validation': { groups: 10, testGroups: 2, purgeBars: 21, embargoBars: 21, quantile: 0.05, minStrategies: 5 },
  /** Seed 003 phase 4: three periods. */
  'walk-forward': { level: 0.05, minWindows: 3 },
  placebos: { level: 0.05, minDraws: 100 },
  /** Own choice: a rule that loses half its ratio, or a quarter of its neighbours, for a tenth of a parameter is fitted to a point. */
  stability: { minNeighbours: 20, minPositiveShare: 0.75, minMedianRatio: 0.5 },
  /** Own choice: a quarter of a Sharpe ratio less than the champion is no loss worth refusing for. */
  'non-inferiority': { margin: 0.25, level: 0.05, resamples: 2_000 },
} as const satisfies Partial<GatePolicies>;
