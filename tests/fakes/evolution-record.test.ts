import { describeRecordContract } from '../support/record-contract';
import { fakeDataSets } from './data-sets';
import { fakeEvolutionRecord } from './evolution-record';

describeRecordContract('memory', async () => {
  const dataSets = fakeDataSets();
  return { ...fakeEvolutionRecord({ dataSets }), dataSets, dataset: 'd'.repeat(64), close: async () => undefined };
});
