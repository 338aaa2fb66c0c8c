import { computeSharpeInterval } from '../../performance/sharpe-interval';
import { weighMeasurement } from '../gate-finding';
import { measureAnnualSharpe } from './annual-sharpe';
import type { Gate } from './gate-rule';

export const outOfSampleInterval: Gate<'out-of-sample-interval'> = {
  name: 'out-of-sample-interval',
  rule: 1,
  question: 'Does the interval of the Sharpe ratio on the hold-out lie above 0?',
  parts: ['out-of-sample returns'],
  judge({ returns, periodsPerYear }, { level, resamples }, random) {
    const interval = computeSharpeInterval(returns.outOfSample, { random, resamples, level, periodsPerYear });
    const sharpe = measureAnnualSharpe('sharpe', returns.outOfSample, periodsPerYear);
    return weighMeasurement({
      figures: [
        {
          ...sharpe,
          interval: interval && { lower: interval.lower, upper: interval.upper, level },
          method: `stationary bootstrap of ${resamples} resamples (Politis & Romano 1994), percentile interval; ${sharpe.method}`,
        },
        { name: 'meanBlockLength', value: interval?.meanBlockLength, method: 'Politis & White 2004, in bars' },
      ],
      thresholds: [{ statistic: 'sharpe', part: 'lower', relation: 'above', value: 0 }],
    });
  },
};
