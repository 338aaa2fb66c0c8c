import { findOrigin } from '../../src/cli/candidate-origin';
import { genomeId } from '../../src/domain/strategy/canonical-genome';
import { knownStrategies } from '../../src/domain/strategy/strategy-families';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { fakeProvingRecord } from '../fakes/proving-record';
import { recordRun, wanderingBars } from '../fakes/recorded-run';
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
  expect(await findOrigin('nightly-1', session, undefined)).toEqual({ strategy: first, run: 'nightly-1', dataset });
});

test('a strategy by its id is the same as by the run that bred it first', async () => {
  expect(await findOrigin(first.slice(0, 20), session, undefined)).toMatchObject({ strategy: first, dataset });
});

test('a strategy that no run bred names neither a run nor data', async () => {
  expect(await findOrigin(genomeId(known!), session, undefined)).toEqual({ strategy: genomeId(known!) });
});

test('on other data than that of its run, a strategy comes from no run', async () => {
  const other = await session.dataSets.store(wanderingBars(500));
  expect(await findOrigin(first, session, other)).toEqual({ strategy: first, dataset: other });
});

test('a run that has not ended has nobody to prove', async () => {
  await expect(findOrigin('nightly-2', session, undefined)).rejects.toMatchObject({
    ...{ code: 'run.no-finalist', options: { exitCode: 3, hint: expect.stringContaining('watch') as unknown } },
  });
});

test('what is neither strategy, run nor file is not found', async () => {
  await expect(findOrigin('nobody', session, undefined)).rejects.toMatchObject({ options: { exitCode: 4 } });
  await expect(findOrigin('abc.json', session, undefined)).rejects.toMatchObject({ options: { exitCode: 4 } });
});
