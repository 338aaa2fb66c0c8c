import type { Random } from '../../src/domain/numerics/random';
import type { HiddenMarkovModel } from '../../src/domain/regime/hidden-markov';

/** A calm state that lasts fifty values and a wild one that lasts twenty. */
export const calmAndWild: HiddenMarkovModel = {
  start: [5 / 7, 2 / 7],
  transition: [
    [0.98, 0.02],
    [0.05, 0.95],
  ],
  means: [0.0005, -0.001],
  deviations: [0.008, 0.024],
};

export function drawChain(
  { start, transition, means, deviations }: HiddenMarkovModel,
  length: number,
  random: Random,
): { values: Float64Array; states: number[] } {
  const draw = (row: readonly number[]): number => {
    let left = random.uniform();
    const place = row.findIndex((probability) => (left -= probability) < 0);
    return place < 0 ? row.length - 1 : place;
  };
  const states: number[] = [];
  const values = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const state = draw(t === 0 ? start : transition[states[t - 1]!]!);
    states.push(state);
    values[t] = means[state]! + deviations[state]! * random.normal();
  }
  return { values, states };
}
