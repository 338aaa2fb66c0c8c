export interface HiddenMarkovPolicy {
  readonly leastValuesPerState: number;
  /** Least deviation of a state, as a share of that of all values. */
  readonly leastDeviationShare: number;
  /** Iterations after which the starts are compared. */
  readonly roughIterations: number;
  readonly iterations: number;
  /** Gain in log likelihood below which an iteration was the last. */
  readonly leastGain: number;
}

export const hiddenMarkovPolicy = {
  leastValuesPerState: 20, // a deviation from 20 values is known to a sixth of itself
  leastDeviationShare: 0.05, // a market that rests for days has a state of rest, not one of no width
  roughIterations: 5, // enough to tell a poor start from a good one
  iterations: 50, // a fit that has not settled by then is near enough to tell states apart
  leastGain: 1e-4, // a likelihood ratio of 1.0001
} as const satisfies HiddenMarkovPolicy;

export interface HiddenStatesPolicy {
  readonly states: number;
  /** Starts of the first fit, and of each fit after it beside the last fit itself. */
  readonly starts: number;
  readonly freshStarts: number;
  /** Returns seen before the first fit, and between one fit and the next. */
  readonly firstFit: number;
  readonly refitEvery: number;
  /** Most returns that a fit looks back on. */
  readonly window: number;
  readonly iterations: number;
}

/** Refits along history, past data only. */
export const hiddenStatesPolicy = {
  states: 3, // calm, usual, turbulent: seed 003 phase 6, "Low/Medium/High"
  starts: 4, // one is enough on every ten years of the S&P 500; shorter histories have more hills
  freshStarts: 1, // a way out of a hill that is no longer the highest
  firstFit: 250, // a trading year of days
  refitEvery: 250, // yearly
  window: 2_500, // ten years hold a crisis or two
  iterations: 15, // begun near last year's fit
} as const satisfies HiddenStatesPolicy;
