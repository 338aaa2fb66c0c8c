import { followRun } from '../../src/cli/run-progress';
import type { RunSession } from '../../src/cli/session';
import type { GenerationSummary } from '../../src/domain/evolution/generation-summary';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { recordRun, wanderingBars } from '../fakes/recorded-run';

test('each generation is told once, counted from 1, with what is out of the ordinary', async () => {
  const stores = { ...fakeEvolutionRecord(), dataSets: fakeDataSets() };
  const search = { islands: 2, migrationEvery: 1, migrants: 1, adversaryEvery: 1 };
  await recordRun(stores, wanderingBars(380), { population: 16, generations: 3, search });
  const told: { summary: GenerationSummary; line: string }[] = [];
  const stack = { interrupted: new AbortController().signal };
  // Of a session, following needs the record and the interruption alone.
  await followRun('run-1', { ...stores, stack } as unknown as RunSession, {
    onGeneration: (progress) => void told.push(progress),
    onNotice: () => undefined,
  });
  expect(told.map(({ summary }) => summary.generation)).toEqual([0, 1, 2]);
  const [first, second, third] = told.map(({ line }) => line);
  expect(first).toMatch(/^generation 1\/3 {2}best [\d.]+ .* archive +\d+ {2}hypervolume 0\.\d{4} {2}[\d.]+ s$/);
  expect(second).toMatch(/^generation 2\/3 .* 2 migrants, arena 2$/);
  expect(third).toMatch(/^generation 3\/3 .* 2 migrants, arena 3$/);
});
