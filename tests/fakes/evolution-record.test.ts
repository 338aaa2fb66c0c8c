import { describeRecordContract } from '../support/record-contract';
import { fakeEvolutionRecord } from './evolution-record';

describeRecordContract('memory', async () => ({
  ...fakeEvolutionRecord(),
  dataset: 'd'.repeat(64),
  close: async () => undefined,
}));
