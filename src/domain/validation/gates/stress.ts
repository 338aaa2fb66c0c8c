import { weighMeasurement } from '../gate-finding';
import { summariseStress } from '../stress-passage';
import type { Gate } from './gate-rule';

export const stress: Gate<'stress'> = {
  name: 'stress',
  rule: 1,
  question: 'Does it live through every stress scenario within its drawdown limit?',
  parts: ['the stress passage'],
  judge({ stress: evidence }, { maxDrawdown, minScenarios }) {
    const summary = evidence && summariseStress(evidence);
    return weighMeasurement({
      figures: [
        {
          name: 'worstDrawdown',
          value: summary?.worst?.maxDrawdown,
          method: summary?.worst ? `under ${summary.worst.scenario}` : 'not defined under every scenario',
        },
        { name: 'scenarios', value: summary?.scenarios, method: 'whole histories put under stress' },
        {
          name: 'medianLoss',
          value: summary?.medianLoss,
          method: 'what stress takes from the total return; told beside',
        },
        {
          name: 'unstressedDrawdown',
          value: evidence?.unstressed.maxDrawdown,
          method: 'on the history as it was; told beside',
        },
      ],
      enough: [{ statistic: 'scenarios', part: 'value', relation: 'atLeast', value: minScenarios }],
      thresholds: [{ statistic: 'worstDrawdown', part: 'value', relation: 'atMost', value: maxDrawdown }],
    });
  },
};
