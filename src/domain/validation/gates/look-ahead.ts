import { weighMeasurement } from '../gate-finding';
import type { Gate } from './gate-rule';

/** A strategy that reads tomorrow's bar has any figure it likes. */
export const lookAhead: Gate<'look-ahead'> = {
  name: 'look-ahead',
  rule: 1,
  question: 'Does everything stay as it was, bit for bit, when the bars that follow are cut off or replaced?',
  parts: ['the look-ahead proof'],
  judge({ lookAhead: proof }, { minCuts }) {
    const [first] = proof?.mismatches ?? [];
    const where = first ? `, first: ${first.what} at bar ${first.bar} after ${first.by} at ${first.cut}` : '';
    return weighMeasurement({
      figures: [
        { name: 'cuts', value: proof?.cuts.length, method: 'bars from which on the future was taken away' },
        { name: 'compared', value: proof?.compared, method: 'values compared with those of the whole history' },
        { name: 'mismatches', value: proof?.mismatches.length, method: `values that changed with the future${where}` },
      ],
      enough: [
        { statistic: 'cuts', part: 'value', relation: 'atLeast', value: minCuts },
        { statistic: 'compared', part: 'value', relation: 'above', value: 0 },
      ],
      thresholds: [{ statistic: 'mismatches', part: 'value', relation: 'atMost', value: 0 }],
    });
  },
};
