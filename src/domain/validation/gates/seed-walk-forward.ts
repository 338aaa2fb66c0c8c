import { weighMeasurement } from '../gate-finding';
import { checkSeedWalkForward } from '../walk-forward-evidence';
import type { Gate } from './gate-rule';

/** Seed 003 phase 4, walk_forward: three periods at 0.95 means three of three. */
export const seedWalkForward: Gate<'seed-walk-forward'> = {
  name: 'seed-walk-forward',
  rule: 1,
  question: `The plans' rule: did the last walk-forward periods pass?`,
  parts: ['the walk-forward'],
  judge({ walkForward }, policy) {
    const result = walkForward && checkSeedWalkForward(walkForward, policy);
    return weighMeasurement({
      figures: [
        {
          name: 'passRate',
          value: result?.passRate,
          method: `of the last ${policy.periods} test Sharpe ratios, above 0`,
        },
        { name: 'coin', value: result?.coin, method: 'probability that a coin passes' },
      ],
      thresholds: [{ statistic: 'passRate', part: 'value', relation: 'atLeast', value: policy.passRate }],
    });
  },
};
