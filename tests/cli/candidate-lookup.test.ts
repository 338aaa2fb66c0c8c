import { hasEnded, requireCandidate } from '../../src/cli/candidate-lookup';
import { completeCandidate } from '../../src/domain/curriculum/candidate';
import type { Json } from '../../src/domain/numerics/canonical-json';
import { fakeProvingRecord } from '../fakes/proving-record';

const settings = completeCandidate({ strategy: 'a'.repeat(64), dataset: 'b'.repeat(64) });
const proofs = fakeProvingRecord();
beforeAll(async () => {
  const { strategy, dataset } = settings;
  for (const candidate of ['trend', 'trend-2', 'carry'])
    await proofs.openCandidate({ candidate, strategy, dataset, settings: settings as unknown as Json }, 'foundation');
});

test('a candidate is found by its name, or by a unique beginning of it', async () => {
  expect((await requireCandidate(proofs, 'trend')).candidate).toBe('trend');
  expect((await requireCandidate(proofs, 'ca')).candidate).toBe('carry');
  expect((await requireCandidate(proofs, 'carry')).settings).toEqual(settings);
});

test('one that is not there, and one of several, are told apart', async () => {
  await expect(requireCandidate(proofs, 'x')).rejects.toMatchObject({
    ...{ code: 'candidate.not-found', options: { exitCode: 4 } },
  });
  await expect(requireCandidate(proofs, 'tre')).rejects.toMatchObject({
    ...{ code: 'candidate.ambiguous', options: { exitCode: 2, details: { candidates: ['trend-2', 'trend'] } } },
  });
});

test('a candidate has ended with its outcome, or when it broke down', () => {
  expect(hasEnded({ status: 'foundation' })).toBe(false);
  expect(hasEnded({ status: 'resting' })).toBe(false);
  expect(hasEnded({ status: 'failed' })).toBe(true);
  expect(hasEnded({ status: 'cancelled' })).toBe(true);
  expect(hasEnded({ status: 'foundation', outcome: {} })).toBe(true);
});
