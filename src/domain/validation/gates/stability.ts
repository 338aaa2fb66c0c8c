import { weighMeasurement } from '../gate-finding';
import { summarisePerturbation } from '../perturbation';
import type { Gate } from './gate-rule';

/** An edge does not hang on a period of 14 rather than 13. */
export const stability: Gate<'stability'> = {
  name: 'stability',
  rule: 1,
  question: 'Do neighbours with slightly other numbers keep most of the Sharpe ratio?',
  parts: ['perturbations'],
  judge({ perturbation }, { minNeighbours, minPositiveShare, minMedianRatio }) {
    const summary = perturbation && summarisePerturbation(perturbation);
    const all = perturbation?.exhausted ? ', all there are' : '';
    return weighMeasurement({
      figures: [
        {
          name: 'neighbours',
          value: summary?.neighbours,
          method: `genomes whose numbers differ by up to a fifth${all}`,
        },
        {
          name: 'positiveShare',
          value: summary?.positiveShare,
          method: 'share of them with a Sharpe ratio above 0; one that never trades has none',
        },
        {
          name: 'medianRatio',
          value: summary?.medianRatio,
          method: `median of their annual Sharpe ratios over the candidate's`,
        },
        { name: 'candidateSharpe', value: perturbation?.candidate, method: 'annualised, in sample' },
        { name: 'worstSharpe', value: summary?.worst, method: 'lowest of the neighbours' },
      ],
      // A rule that has few numbers has few neighbours, and where all were asked there is no more to tell.
      enough: [
        {
          statistic: 'neighbours',
          part: 'value',
          relation: 'atLeast',
          value: perturbation?.exhausted ? 1 : minNeighbours,
        },
      ],
      thresholds: [
        { statistic: 'positiveShare', part: 'value', relation: 'atLeast', value: minPositiveShare },
        { statistic: 'medianRatio', part: 'value', relation: 'atLeast', value: minMedianRatio },
      ],
    });
  },
};
