import { createRandom } from '../numerics/random';
import { deriveSeed } from '../numerics/derived-seed';
import { createHiddenMarkovFilter, type HiddenMarkovFilter, type HiddenMarkovModel } from './hidden-markov';
import { fitHiddenMarkov } from './hidden-markov-fit';
import { hiddenStatesPolicy, type HiddenStatesPolicy } from './hidden-markov-policy';

export interface HiddenStates {
  /** Filtered probability of each state, calmest first, after this return; undefined before the first fit. Holds until the next push. */
  push(value: number): Float64Array | undefined;
  /** The model that is in force. */
  model(): HiddenMarkovModel | undefined;
}

/**
 * A hidden Markov model that is fitted again and again as history goes on, always to returns already seen, and begins each fit at the last one. Between
 * two fits the model stands still and the filter runs on. A NaN is a return that was not seen; returns that do not vary wait for the next fit.
 */
export function openHiddenStates(policy: HiddenStatesPolicy = hiddenStatesPolicy): HiddenStates {
  const { firstFit, refitEvery, window } = policy;
  const seen: number[] = [];
  let count = 0;
  let model: HiddenMarkovModel | undefined;
  let filter: HiddenMarkovFilter | undefined;

  const refit = (): void => {
    const values = Float64Array.from(seen);
    const fitted = fitHiddenMarkov(values, {
      states: policy.states,
      starts: model ? policy.freshStarts : policy.starts,
      random: createRandom(deriveSeed(count, 'hidden states')),
      near: model,
      iterations: policy.iterations,
    });
    if (!fitted) return;
    const { start, transition, means, deviations } = fitted;
    model = { start, transition, means, deviations };
    filter = createHiddenMarkovFilter(model);
    // Through all but the last, which the caller pushes.
    for (let index = 0; index < values.length - 1; index++) filter.push(values[index]!);
  };

  return {
    push: (value) => {
      if (Number.isNaN(value)) return filter?.push(value);
      seen.push(value);
      count++;
      if (seen.length > window) seen.shift();
      if (count === firstFit || (count > firstFit && (count - firstFit) % refitEvery === 0)) refit();
      return filter?.push(value);
    },
    model: () => model,
  };
}
