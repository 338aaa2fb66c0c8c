import { describeProvingContract } from '../support/proving-contract';
import { fakeProvingRecord } from './proving-record';

describeProvingContract('memory', async () => ({
  proofs: fakeProvingRecord(),
  ...{ dataset: 'd'.repeat(64), strategy: 'a'.repeat(64), close: async () => undefined },
}));
