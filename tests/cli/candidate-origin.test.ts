import type { Run } from '../../src/activities/ports';
import { findOrigin } from '../../src/cli/candidate-origin';
import { completePlan } from '../../src/domain/evolution/search-plan';
import { canonicalGenome, genomeId } from '../../src/domain/strategy/canonical-genome';
import { knownStrategies } from '../../src/domain/strategy/strategy-families';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { fakeProvingRecord } from '../fakes/proving-record';
import { recordRun, wanderingBars } from '../fakes/recorded-run';
import { requireFreeRun } from '../../src/cli/run-order';
import type { RecordSession } from '../../src/cli/session';

const session: RecordSession = {
  ...{ ...fakeEvolutionRecord(), proofs: fakeProvingRecord(), dataSets: fakeDataSets(), home: '/nowhere' },
};
const bars = wanderingBars(400);
const [known] = knownStrategies({ hasVolume: true, period: '1d' }).reverse();
let dataset: string;
let first: string;
beforeAll(async () => {
  await recordRun(session, bars, { run: 'nightly-1' });
  await recordRun(session, bars, { run: 'nightly-2', conclude: false, seed: 8 });
  const run = (await session.record.findRun('nightly-1'))!;
  dataset = run.settings.dataset;
  first = run.conclusion!.finalists[0]!.strategy;
  await session.record.storeGenome(genomeId(known!), known!);
});

test('a run means its first finalist, on the data that it was bred on', async () => {
  expect(await findOrigin('nightly-1', session, undefined)).toEqual({
    ...{ strategy: first, run: 'nightly-1', dataset, senses: [] },
  });
});

test('a strategy by its id is the same as by the run that bred it first', async () => {
  expect(await findOrigin(first.slice(0, 20), session, undefined)).toMatchObject({ strategy: first, dataset });
});

test('a strategy that no run bred names neither a run nor data', async () => {
  expect(await findOrigin(genomeId(known!), session, undefined)).toEqual({ strategy: genomeId(known!), senses: [] });
});

test('on other data than that of its run, a strategy comes from no run', async () => {
  const other = await session.dataSets.store(wanderingBars(500));
  expect(await findOrigin(first, session, other)).toEqual({ strategy: first, dataset: other, senses: [] });
});

test('senses are those of the run that bred a strategy, and those of its own features', async () => {
  const asked = { search: completePlan({ senses: ['chaos', 'regime'] }) };
  await recordRun(session, bars, { run: 'sensing', seed: 9, ...asked });
  expect(await findOrigin('sensing', session, undefined)).toMatchObject({ senses: ['regime', 'chaos'] });
  const timing = canonicalGenome({
    schema: 1,
    long: { enter: { left: 'days-to-holiday', is: 'below', right: 2 } },
    exits: {},
    sizing: { kind: 'fixed', fraction: 0.5 },
  });
  await session.record.storeGenome(genomeId(timing), timing);
  expect(await findOrigin(genomeId(timing), session, undefined)).toMatchObject({ senses: ['when'] });
});

test('a run that has not ended has nobody to prove', async () => {
  await expect(findOrigin('nightly-2', session, undefined)).rejects.toMatchObject({
    ...{ code: 'run.no-finalist', options: { exitCode: 3, hint: expect.stringContaining('watch') as unknown } },
  });
});

test('a candidate is no origin, and neither is its training, also not by a beginning of its name', async () => {
  const trained = { dataset, settings: {}, strategy: first };
  await session.proofs.openCandidate({ candidate: 'trend', ...trained }, 'foundation');
  await expect(findOrigin('trend', session, undefined)).rejects.toMatchObject({
    ...{ code: 'usage.is-a-candidate', options: { exitCode: 2, hint: 'emp prove show trend' } },
  });
  const run = (await session.record.findRun('nightly-1'))!;
  const training = { ...run, run: 'trend-foundation-0', settings: { ...run.settings, training: {} } } as Run;
  const record: typeof session.record = {
    ...session.record,
    findRun: (name) => (name === training.run ? Promise.resolve(training) : session.record.findRun(name)),
    listRuns: async () => [training, ...(await session.record.listRuns())],
  };
  await expect(findOrigin(training.run, { ...session, record }, undefined)).rejects.toMatchObject({
    ...{ code: 'run.belongs-to-candidate', options: { exitCode: 3, hint: 'emp prove show trend' } },
  });
  await expect(findOrigin('trend-f', { ...session, record }, undefined)).rejects.toMatchObject({
    code: 'run.not-found',
  });
  expect(() => requireFreeRun(training, 'stop')).toThrow(
    expect.objectContaining({
      code: 'run.belongs-to-candidate',
      options: { exitCode: 3, hint: 'emp prove stop trend' },
    }),
  );
  expect(() => requireFreeRun(run, 'stop')).not.toThrow();
});

test('what is neither strategy, run nor file is not found', async () => {
  await expect(findOrigin('nobody', session, undefined)).rejects.toMatchObject({ options: { exitCode: 4 } });
  await expect(findOrigin('abc.json', session, undefined)).rejects.toMatchObject({ options: { exitCode: 4 } });
});
