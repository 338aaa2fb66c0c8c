import { weighMeasurement } from '../gate-finding';
import { resampleDifferentials } from '../resampled-differentials';
import { testStepdown } from '../stepdown';
import type { Gate } from './gate-rule';
import { adjustForUnseen, requireMatrix } from './trial-matrix';

/** The last gate of luck is family-wise: not even one of those named may be named by chance. */
export const holdOutFamily: Gate<'hold-out-family'> = {
  name: 'hold-out-family',
  rule: 1,
  question:
    'Is the candidate among those that beat cash on the hold-out, all that were ever tried there taken together?',
  parts: ['out-of-sample returns', 'returns of looks'],
  judge(evidence, { level, resamples }, random) {
    const { counts } = evidence;
    const looks = requireMatrix(evidence, 'lookReturns');
    const drawn = resampleDifferentials(looks, { resamples, random });
    const stepdown = drawn && testStepdown(drawn, { level });
    return weighMeasurement({
      figures: [
        {
          name: 'stepM',
          pValue: adjustForUnseen(stepdown?.pValues[0], { counted: counts.looks, atHand: looks.rows }),
          method: `Romano & Wolf 2005, 2016; stationary bootstrap of ${resamples} resamples, mean block ${drawn?.meanBlockLength ?? 0} bars`,
        },
        {
          name: 'strategies',
          value: drawn?.kept.length ?? 0,
          method: `of ${counts.looks} looks at the hold-out`,
        },
        { name: 'named', value: stepdown?.rejected.length, method: 'strategies that beat cash beyond chance' },
      ],
      thresholds: [{ statistic: 'stepM', part: 'pValue', relation: 'atMost', value: level }],
    });
  },
};
