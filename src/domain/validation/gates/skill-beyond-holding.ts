import { computeResidualReturns } from '../../performance/residual-returns';
import { weighMeasurement } from '../gate-finding';
import { measureAnnualSharpe } from './annual-sharpe';
import { deflateReturns, describeDeflation } from './deflation';
import type { Gate } from './gate-rule';

/** A market that rises makes a winner of whoever holds it (decision 0026). */
export const skillBeyondHolding: Gate<'skill-beyond-holding'> = {
  name: 'skill-beyond-holding',
  rule: 1,
  question: 'Is there skill in what holding the instrument does not explain, in sample and on the hold-out?',
  parts: [
    'in-sample returns',
    'out-of-sample returns',
    'in-sample returns of holding',
    'out-of-sample returns of holding',
  ],
  judge({ returns, counts, periodsPerYear }, { confidence }) {
    const { trials, looks } = counts;
    const inSample = computeResidualReturns(returns.inSample, returns.heldInSample);
    const outOfSample = computeResidualReturns(returns.outOfSample, returns.heldOutOfSample);
    if (!inSample || !outOfSample) throw new RangeError('there are no returns');
    const beta = { method: 'least-squares share of the instrument (Jensen 1968)' };
    return weighMeasurement({
      figures: [
        {
          name: 'inSampleDeflatedResidual',
          value: deflateReturns(inSample.returns, trials),
          method: describeDeflation(trials, 'trials'),
        },
        {
          name: 'deflatedResidual',
          value: deflateReturns(outOfSample.returns, looks),
          method: describeDeflation(looks, 'looks'),
        },
        measureAnnualSharpe('inSampleResidualSharpe', inSample.returns, periodsPerYear),
        measureAnnualSharpe('residualSharpe', outOfSample.returns, periodsPerYear),
        { name: 'inSampleBeta', value: inSample.beta, ...beta },
        { name: 'beta', value: outOfSample.beta, ...beta },
      ],
      thresholds: (['inSampleDeflatedResidual', 'deflatedResidual'] as const).map((statistic) => ({
        ...{ statistic, part: 'value', relation: 'atLeast', value: confidence },
      })),
    });
  },
};
