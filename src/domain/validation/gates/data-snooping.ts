import { weighMeasurement } from '../gate-finding';
import { testRealityCheck } from '../reality-check';
import { resampleDifferentials } from '../resampled-differentials';
import { testStepdown } from '../stepdown';
import { testSuperiorPredictiveAbility } from '../superior-predictive-ability';
import type { Gate } from './gate-rule';
import { adjustForUnseen, requireMatrix } from './trial-matrix';

/** Against cash; what holding the instrument explains is another gate's matter. */
export const dataSnooping: Gate<'data-snooping'> = {
  name: 'data-snooping',
  rule: 1,
  question:
    'Does the best of the trials, and the candidate among them, beat cash when chance has as many tries as there were?',
  parts: ['in-sample returns', 'returns of trials'],
  judge(evidence, { level, resamples, minStrategies }, random) {
    const trials = requireMatrix(evidence, 'trialReturns');
    const drawn = resampleDifferentials(trials, { resamples, random });
    const spa = drawn && testSuperiorPredictiveAbility(drawn);
    const check = drawn && testRealityCheck(drawn);
    const stepdown = drawn && testStepdown(drawn, { level });
    const ofAll = (pValue: number | undefined): number | undefined =>
      adjustForUnseen(pValue, { counted: evidence.counts.trials, atHand: trials.rows });
    const bootstrap = `stationary bootstrap of ${resamples} resamples, mean block ${drawn?.meanBlockLength ?? 0} bars`;
    return weighMeasurement({
      figures: [
        {
          name: 'spa',
          value: spa?.statistic,
          pValue: ofAll(spa?.pValues.consistent),
          method: `Hansen 2005, consistent; ${bootstrap}`,
        },
        {
          name: 'stepM',
          pValue: ofAll(stepdown?.pValues[0]),
          method: `the candidate's, Romano & Wolf 2005, 2016; ${bootstrap}`,
        },
        {
          name: 'realityCheck',
          value: check?.statistic,
          pValue: ofAll(check?.pValue),
          method: `White 2000, told beside; ${bootstrap}`,
        },
        {
          name: 'strategies',
          value: drawn?.kept.length ?? 0,
          method: `of ${evidence.counts.trials} trials; p-values are those of all`,
        },
      ],
      enough: [{ statistic: 'strategies', part: 'value', relation: 'atLeast', value: minStrategies }],
      thresholds: [
        { statistic: 'spa', part: 'pValue', relation: 'atMost', value: level },
        { statistic: 'stepM', part: 'pValue', relation: 'atMost', value: level },
      ],
    });
  },
};
