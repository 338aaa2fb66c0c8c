import { weighMeasurement } from '../gate-finding';
import { testNonInferiority } from '../non-inferiority';
import type { Gate } from './gate-rule';

export const nonInferiority: Gate<'non-inferiority'> = {
  name: 'non-inferiority',
  rule: 1,
  question: 'Is it shown to be no worse on the hold-out than who was certified before?',
  parts: ['out-of-sample returns'],
  judge({ returns, champion, periodsPerYear }, policy, random) {
    if (!champion)
      return weighMeasurement({
        figures: [
          {
            name: 'champions',
            value: 0,
            method: 'nobody was certified before, or this very strategy was the last: nothing to match',
          },
        ],
        thresholds: [{ statistic: 'champions', part: 'value', relation: 'atMost', value: 0 }],
      });
    const result = testNonInferiority(returns.outOfSample, champion.outOfSample, { ...policy, periodsPerYear, random });
    const { margin, level, resamples } = policy;
    return weighMeasurement({
      figures: [
        {
          name: 'difference',
          value: result?.difference,
          standardError: result?.standardError,
          pValue: result?.pValue,
          method: `annual Sharpe ratio less that of ${champion.strategy.slice(0, 12)}; of its being worse by ${margin} or more, ${resamples} studentised resamples (Ledoit & Wolf 2008)`,
        },
        { name: 'candidateSharpe', value: result?.candidate, method: 'annualised, on the hold-out' },
        { name: 'championSharpe', value: result?.champion, method: 'annualised, on the same bars' },
        { name: 'lowerDifference', value: result?.lower, method: `one-sided bound at ${1 - level}` },
      ],
      thresholds: [{ statistic: 'difference', part: 'pValue', relation: 'atMost', value: level }],
    });
  },
};
