import { checkCandidate } from '../../src/activities/candidate-check';
import type { CandidateSettings } from '../../src/domain/curriculum/candidate';
import { completePlan } from '../../src/domain/evolution/search-plan';
import { canonicalGenome, genomeId } from '../../src/domain/strategy/canonical-genome';
import { settingsOn } from '../support/record-contract';
import { candidate, family, openProofWorld, type ProofWorld } from '../support/proof-world';

let world: ProofWorld;
beforeEach(async () => (world = await openProofWorld()));

const check = (settings: Partial<CandidateSettings>) =>
  checkCandidate(world, { candidate, settings: { ...world.settings, ...settings }, execution: { chunkSize: 10 } });

const refusal = (message: string) => ({
  code: 'curriculum.settings-invalid',
  message: expect.stringContaining(message),
});

test('a candidate that fits its data is let through', async () => {
  await expect(check({})).resolves.toBeUndefined();
});

test('senses of the strategy itself have to be among those of its training', async () => {
  const timing = canonicalGenome({
    schema: 1,
    long: { enter: { left: 'days-to-holiday', is: 'below', right: 2 } },
    exits: {},
    sizing: { kind: 'fixed', fraction: 0.5 },
  });
  const strategy = genomeId(timing);
  await world.record.storeGenome(strategy, timing);
  await expect(check({ strategy })).rejects.toMatchObject(refusal('senses undefined: expected when too'));
  await expect(check({ strategy, senses: ['when'] })).resolves.toBeUndefined();
});

test('so do those of the run that bred it, whether the strategy uses them or not', async () => {
  const settings = { ...settingsOn(world.settings.dataset), search: completePlan({ senses: ['how', 'chaos'] }) };
  await world.record.openRun('bred', family, settings);
  await expect(check({ run: 'bred', senses: ['how'] })).rejects.toMatchObject(
    refusal('senses how: expected chaos too'),
  );
  await expect(check({ run: 'bred', senses: ['how', 'chaos'] })).resolves.toBeUndefined();
});

test('a run that nobody recorded bred nobody', async () => {
  await expect(check({ run: 'unheard' })).rejects.toMatchObject(refusal('run unheard'));
});

test('a sense that there is not is refused', async () => {
  await expect(check({ senses: ['smell' as never] })).rejects.toMatchObject(refusal('senses smell: expected some of'));
});
