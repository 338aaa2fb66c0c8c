import { weighMeasurement } from '../gate-finding';
import { measureAnnualSharpe } from './annual-sharpe';
import { deflateReturns, describeDeflation } from './deflation';
import type { Gate } from './gate-rule';

/** What was never seen cannot have been fitted; it is spoilt by those who looked. */
export const outOfSampleSkill: Gate<'out-of-sample-skill'> = {
  name: 'out-of-sample-skill',
  rule: 1,
  question: 'Is the Sharpe ratio on the hold-out more than the best of all that ever looked at it shows by luck?',
  parts: ['out-of-sample returns'],
  judge({ returns, counts, periodsPerYear }, { confidence }) {
    const { looks } = counts;
    return weighMeasurement({
      figures: [
        {
          name: 'deflatedSharpe',
          value: deflateReturns(returns.outOfSample, looks),
          method: describeDeflation(looks, 'looks'),
        },
        measureAnnualSharpe('sharpe', returns.outOfSample, periodsPerYear),
        { name: 'looks', value: looks, method: 'strategies ever tried on the hold-out of the family' },
      ],
      thresholds: [{ statistic: 'deflatedSharpe', part: 'value', relation: 'atLeast', value: confidence }],
    });
  },
};
