import { axisPolicy, type AxisPolicy } from './axis-policy';
import { openHiddenStates } from './hidden-states';
import { openLogReturns } from './log-returns';
import type { RegimeAxis } from './regime-axis';

/** How much prices move beside what this market did before: the states of a hidden Markov model fitted to its own past. */
export function createHiddenAxis(
  policy: AxisPolicy['hidden'] = axisPolicy.hidden,
): RegimeAxis<'calm' | 'usual' | 'turbulent'> {
  return {
    states: ['calm', 'usual', 'turbulent'],
    words: "how much prices move beside this market's own past, by a hidden Markov model of its returns",
    open: () => {
      const states = openHiddenStates(policy);
      const returns = openLogReturns();
      return { push: (bars, t) => states.push(returns(bars, t)) };
    },
  };
}
