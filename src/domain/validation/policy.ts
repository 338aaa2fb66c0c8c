/**
 * How a candidate's placebos and neighbours are made, and the bounds of its safeguards. How many are drawn is for the collection to say, what they have
 * to reach for each gate.
 */
export const validationPolicy = {
  placebos: {
    /** Own choice: a quarter of a year each where five years of days are held out, and their cuts add at most as many trades. */
    pieces: 20,
    /** Resamples of the paired test that acting a bar late is not better. */
    resamples: 1_000,
    /** Level at which the paired test is asked; its p-value is what is kept. */
    level: 0.05,
  },
  perturbation: {
    /** Own choice: what a number is moved by, in shares of itself. */
    steps: [-0.2, -0.1, 0, 0.1, 0.2],
    /** Draws without a neighbour not met before, after which there are taken to be no more. */
    patience: 50,
  },
  /** How choosing among strategies is tried that nobody bred on these returns. */
  choice: {
    /** Own choice, the usual count of a cross-validation. */
    folds: 10,
    /** Lopez de Prado 2018, section 7.4.2: a hundredth of the bars. */
    embargoShare: 0.01,
    /** Own choice, as for evolution: two fifths are learned from before the first of five tests. */
    windows: 5,
    trainShare: 0.4,
  },
  safeguards: {
    /** Seed 003 phase 1: `reward_bounds: (-1000, 1000)`, on the scaled reward. */
    rewardBound: 1_000,
    /** Seed 003 phase 1: `reward_scaling: 0.02`. */
    rewardScaling: 0.02,
    /** Seed 003 phase 1: `position_limits: 0.95`. */
    positionLimit: 0.95,
    /** Seed 003 phase 1: `min_cash_reserve_pct: 0.05`. */
    cashReserve: 0.05,
    /** Seed 003 phase 1: `nan_guard_strict: true`, "zero tolerance for NaN values". */
    maxNonFinite: 0,
    /** Seed 003 phase 1: `observation_consistency_check: true`, "ensure train/eval identical". */
    maxInconsistent: 0,
  },
} as const;
