/** Growth about a mean that hangs on which of two states the economy is in, the deviations from it autoregressive (Hamilton 1989). */
export interface MarkovAutoregression {
  /** Probability of state 0 after state 0, and after state 1. */
  readonly stay0: number;
  readonly back0: number;
  readonly means: readonly [number, number];
  readonly variance: number;
  /** One coefficient a lag, none for a plain mixture. */
  readonly lags: readonly number[];
}

export interface MarkovFiltering {
  readonly logLikelihood: number;
  /** Probability of state 1 at each value from the first that has all its lags. */
  readonly filtered: number[];
}

/** Hamilton's own filter over the joint states of a value and its lags: another route to what a forward recursion computes. */
export function filterMarkovAutoregression(values: readonly number[], model: MarkovAutoregression): MarkovFiltering {
  const { stay0, back0, means, variance, lags } = model;
  const to1 = [1 - stay0, 1 - back0];
  const move = (from: number, to: number): number => (to === 1 ? to1[from]! : 1 - to1[from]!);
  const order = lags.length;
  const size = 2 ** (order + 1);
  // The lowest bit is the state of the value itself, the next that of the value before it.
  let joint = Array.from({ length: size }, (_, states) => {
    let probability = ((states >> order) & 1) === 1 ? (1 - stay0) / (1 - stay0 + back0) : back0 / (1 - stay0 + back0);
    for (let lag = order; lag > 0; lag--) probability *= move((states >> lag) & 1, (states >> (lag - 1)) & 1);
    return probability;
  });
  let logLikelihood = 0;
  const filtered: number[] = [];
  for (let t = order; t < values.length; t++) {
    if (t > order) joint = advance(joint, move);
    let total = 0;
    for (let states = 0; states < size; states++) {
      let surprise = values[t]! - means[states & 1]!;
      for (let lag = 1; lag <= order; lag++)
        surprise -= lags[lag - 1]! * (values[t - lag]! - means[(states >> lag) & 1]!);
      joint[states]! *= Math.exp((-surprise * surprise) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
      total += joint[states]!;
    }
    let one = 0;
    for (let states = 0; states < size; states++) {
      joint[states]! /= total;
      if ((states & 1) === 1) one += joint[states]!;
    }
    logLikelihood += Math.log(total);
    filtered.push(one);
  }
  return { logLikelihood, filtered };
}

/** The states a bar later: the oldest forgotten, the next one added below. */
function advance(joint: readonly number[], move: (from: number, to: number) => number): number[] {
  const next = new Array<number>(joint.length).fill(0);
  joint.forEach((probability, states) => {
    const kept = (states << 1) & (joint.length - 1);
    for (const state of [0, 1]) next[kept | state]! += probability * move(states & 1, state);
  });
  return next;
}
