import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postgresDataSets } from '../src/adapters/postgres/data-sets';
import { postgresEvolutionRecord } from '../src/adapters/postgres/evolution-record';
import { migrate } from '../src/adapters/postgres/migrate';
import { postgresTrials } from '../src/adapters/postgres/trials';
import { blankSearch } from '../src/domain/evolution/search-state';
import { genomeText } from '../src/domain/strategy/canonical-genome';
import { createTestDatabase, type TestDatabase } from './support/database';
import { projectRoot } from './support/project-files';
import { sampleEvaluation, sampleOffspring } from './support/record-samples';
import { dailyBars } from './support/scripted-market';

/** A database as it was before search had a state: one run with a closed generation, written in plain SQL. */
const folder = path.join(projectRoot, 'infra/postgres/migrations');
const earlier = mkdtempSync(path.join(os.tmpdir(), 'emp-migrations-'));
const [a, b] = sampleOffspring(2) as [ReturnType<typeof sampleOffspring>[0], ReturnType<typeof sampleOffspring>[0]];
const summary = { generation: 0, best: 0.5, newcomers: 2, feasible: 2, archive: 1 };

let database: TestDatabase;
beforeAll(async () => {
  for (const file of readdirSync(folder).filter((name) => name < '000003'))
    cpSync(path.join(folder, file), path.join(earlier, file));
  database = await createTestDatabase({ migrated: false });
  const { pool, url } = database;
  expect(await migrate({ url, folder: earlier })).toEqual([1, 2]);
  const dataset = await postgresDataSets(pool).store(dailyBars([[1, 1, 1, 1]]));
  const settings = JSON.stringify({ dataset, population: 2, generations: 1, seed: 1, costs: 'none' });
  await pool.query(
    `insert into runs (run, dataset, family, settings, status) values ('old', $1, 'X/1d', $2, 'evolving')`,
    [...[dataset, settings]],
  );
  for (const [slot, { id, genome }] of [a, b].entries()) {
    await pool.query('insert into genomes (genome, content) values ($1, $2)', [id, genomeText(genome)]);
    await pool.query(
      `insert into births (run, genome, generation, slot, parents, operator) values ('old', $1, 0, $2, '{}', 'random')`,
      [id, slot],
    );
    await pool.query(`insert into trials (run, genome, family) values ('old', $1, 'X/1d')`, [id]);
    await pool.query(`insert into evaluations (run, genome, content, sharpe_per_period) values ('old', $1, $2, $3)`, [
      id,
      JSON.stringify(sampleEvaluation(slot / 7)),
      slot / 7,
    ]);
  }
  await pool.query(
    `insert into generations (run, generation, selected_at, survivors, archive, summary)
     values ('old', 0, clock_timestamp(), $1, $2, $3)`,
    [[b.id, a.id], [a.id], JSON.stringify(summary)],
  );
  for (const [slot, { id }] of [a, b].entries())
    await pool.query(`insert into members (run, generation, slot, genome) values ('old', 0, $1, $2)`, [slot, id]);
  expect((await migrate({ url, folder }))[0]).toBe(3);
}, 60_000);
afterAll(async () => {
  await database.drop();
  rmSync(earlier, { recursive: true });
});

test('a generation closed before there was a state of the search is read as one with nothing to carry on', async () => {
  const record = postgresEvolutionRecord(database.pool);
  const [generation] = await record.loadGenerations('old');
  expect(generation).toMatchObject({ members: [a.id, b.id], survivors: [b.id, a.id], archive: [a.id], summary });
  expect(generation?.state).toMatchObject({ arena: 0, grid: [], action: blankSearch.action, moves: [] });
  expect(generation?.state.islands.map(({ survivors }) => survivors)).toEqual([[b.id, a.id]]);
  expect(await record.loadArenas('old')).toEqual([]);
  expect(await record.loadIslands('old', 0)).toEqual([]);
  expect(await record.loadProgress('old')).toBeUndefined();
});

test('births without heredity are as old as the run, and where it is only told they say nothing of it', async () => {
  const record = postgresEvolutionRecord(database.pool);
  expect((await record.loadBirths('old', [b.id]))[0]?.heredity).toEqual({ age: 0 });
  const [birth] = await record.findBirths(b.id);
  expect(birth).toEqual({ run: 'old', id: b.id, generation: 0, parents: [], operator: 'random' });
});

test('scores from before there were arenas are those of the first', async () => {
  const record = postgresEvolutionRecord(database.pool);
  const scored = await record.loadScored({ run: 'old', arena: 0 }, [a.id, b.id]);
  expect(scored.map(({ evaluation }) => evaluation)).toEqual([0, 1].map((slot) => sampleEvaluation(slot / 7)));
  await expect(record.loadScored({ run: 'old', arena: 1 }, [a.id])).rejects.toMatchObject({
    code: 'evolution.not-evaluated',
  });
});

test('trials, and the variance among them, count as before', async () => {
  const { trials, sharpeVariance } = await postgresTrials(database.pool).countTrials('X/1d');
  expect(trials).toBe(2);
  expect(sharpeVariance).toBeCloseTo(1 / 98, 15);
});

test('prices stored before they were compared are known again under another name', async () => {
  const dataSets = postgresDataSets(database.pool);
  const renamed = await dataSets.store({ ...dailyBars([[1, 1, 1, 1]]), instrument: 'XYZ' });
  expect(await dataSets.listFamilies(renamed)).toEqual(['ABC/1d', 'XYZ/1d']);
});

test('the ledger refuses to forget as before', async () => {
  await expect(database.pool.query('delete from trials')).rejects.toMatchObject({ code: 'EMP01' });
});
