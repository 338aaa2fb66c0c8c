import { crossValidateSelection } from '../cross-validation';
import { weighMeasurement } from '../gate-finding';
import type { Gate } from './gate-rule';
import { requireMatrix } from './trial-matrix';

/** How stable the choice among the trials is; breeding them anew is the walk-forward's matter. */
export const crossValidation: Gate<'cross-validation'> = {
  name: 'cross-validation',
  rule: 1,
  question:
    'Would always taking the trial that was best so far have paid on bars it was not chosen on, on nearly every path?',
  parts: ['in-sample returns', 'returns of trials'],
  judge(evidence, { minStrategies, quantile, ...split }) {
    const trials = requireMatrix(evidence, 'trialReturns');
    const { periodsPerYear } = evidence;
    const result = crossValidateSelection(trials, { ...split, quantile, periodsPerYear });
    const source = `combinatorial purged cross-validation (Lopez de Prado 2018), ${result?.splits ?? 0} splits, ${result?.paths.length ?? 0} paths`;
    return weighMeasurement({
      figures: [
        { name: 'lowerPathSharpe', value: result?.lower, method: `${source}: ${quantile} quantile of the paths` },
        { name: 'medianPathSharpe', value: result?.median, method: source },
        { name: 'lossShare', value: result?.lossShare, method: `${source}: paths below 0` },
        { name: 'strategies', value: trials.rows, method: 'trials to choose from' },
        {
          name: 'candidateChosen',
          value: result && result.chosen[0]! / result.splits,
          method: 'share of the splits in which the candidate was the best',
        },
      ],
      enough: [{ statistic: 'strategies', part: 'value', relation: 'atLeast', value: minStrategies }],
      thresholds: [{ statistic: 'lowerPathSharpe', part: 'value', relation: 'above', value: 0 }],
    });
  },
};
