import { weighMeasurement } from '../gate-finding';
import { summariseWalkForward } from '../walk-forward-evidence';
import type { Gate } from './gate-rule';

/** The whole way of finding strategies on trial, not the one found. */
export const walkForward: Gate<'walk-forward'> = {
  name: 'walk-forward',
  rule: 1,
  question: 'Evolved anew in every window, does what is found earn on the bars that follow?',
  parts: ['the walk-forward'],
  judge({ walkForward: evidence, periodsPerYear }, { level, minWindows }) {
    const summary = evidence && summariseWalkForward(evidence, periodsPerYear);
    return weighMeasurement({
      figures: [
        {
          name: 'sharpe',
          value: summary?.sharpe,
          standardError: summary?.standardError,
          pValue: summary?.pValue,
          method: 'annualised, of the joined test returns; one-sided, standard error under autocorrelation (Lo 2002)',
        },
        { name: 'windows', value: summary?.windows, method: 'evolved on their own training bars' },
        { name: 'efficiency', value: summary?.efficiency, method: 'mean of test over training ratio (Pardo 2008)' },
      ],
      enough: [{ statistic: 'windows', part: 'value', relation: 'atLeast', value: minWindows }],
      thresholds: [{ statistic: 'sharpe', part: 'pValue', relation: 'atMost', value: level }],
    });
  },
};
