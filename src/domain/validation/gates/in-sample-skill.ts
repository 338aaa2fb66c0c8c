import { weighMeasurement } from '../gate-finding';
import { measureAnnualSharpe } from './annual-sharpe';
import { deflateReturns, describeDeflation } from './deflation';
import type { Gate } from './gate-rule';

/** All trials count, however alike: the effective number is told beside and never loosens. */
export const inSampleSkill: Gate<'in-sample-skill'> = {
  name: 'in-sample-skill',
  rule: 1,
  question: 'Is the Sharpe ratio in sample more than the best of all trials shows by luck?',
  parts: ['in-sample returns'],
  judge({ returns, counts, periodsPerYear }, { confidence }) {
    const { trials, effectiveTrials } = counts;
    const figures = [
      {
        name: 'deflatedSharpe',
        value: deflateReturns(returns.inSample, trials),
        method: describeDeflation(trials, 'trials'),
      },
      measureAnnualSharpe('sharpe', returns.inSample, periodsPerYear),
      { name: 'trials', value: trials, method: 'genomes ever scored on the family of the data' },
    ];
    const beside =
      effectiveTrials === undefined
        ? []
        : [
            { name: 'effectiveTrials', value: effectiveTrials, method: 'groups of correlated trials; told beside' },
            {
              name: 'deflatedSharpeOfEffective',
              value: deflateReturns(returns.inSample, Math.max(effectiveTrials, 1)),
              method: `as deflatedSharpe over the effective number; told beside`,
            },
          ];
    return weighMeasurement({
      figures: [...figures, ...beside],
      thresholds: [{ statistic: 'deflatedSharpe', part: 'value', relation: 'atLeast', value: confidence }],
    });
  },
};
