import { describeRecordContract } from '../support/record-contract';
import { fakeEvolutionRecord } from './evolution-record';

describeRecordContract('in memory', async () => ({
  ...fakeEvolutionRecord(),
  dataset: 'd'.repeat(64),
  close: () => Promise.resolve(),
}));
