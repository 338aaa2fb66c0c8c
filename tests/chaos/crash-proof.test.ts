import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import { postgresDataSets } from '../../src/adapters/postgres/data-sets';
import { evolutionWorkflowId, type EvolutionExecution } from '../../src/contracts/evolution';
import { orchestrationTaskQueue } from '../../src/contracts/task-queues';
import { searchSwitches, type SearchPlan } from '../../src/domain/evolution/search-plan';
import { sliceBars } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';
import type { StackState } from '../../src/cli/stack/stack-state';
import type { evolveStrategies } from '../../src/workflows';
import { runEmp } from '../support/emp';

/** `npm run chaos -- --kills 200` kills that often; the suite does with one kill of each server and six of workers. */
const kills = Number(process.env.EMP_CHAOS_KILLS ?? 8);
const seed = Number(process.env.EMP_CHAOS_SEED ?? 1);
const population = 40;
const generations = kills + 4;
const random = createRandom(seed);

/** Short, so that what a killed process held is given to another one soon; in production these are minutes. */
const impatient: Partial<EvolutionExecution> = {
  durations: { lightActivityMs: 4_000, evaluationMs: 60_000, heartbeatMs: 2_000, workflowTaskMs: 2_000 },
};

/** Everything that a search can do at once: islands with migration, an adversary that moves, rates and marks that are inherited. */
const search: Partial<SearchPlan> = {
  ...{ islands: 2, migrationEvery: 2, adversaryEvery: 3, bootstrapWorlds: 1, garchWorlds: 1 },
  ...Object.fromEntries(searchSwitches.map((name) => [name, true])),
};

let home: string;
let pool: Pool;
let client: Client;
const cleanUp: (() => Promise<unknown>)[] = [];

const stackState = (): StackState => JSON.parse(readFileSync(path.join(home, 'stack.json'), 'utf8')) as StackState;

/** A stack of its own: the undisturbed run has the kernel's plain twin, the other one WebAssembly. */
async function openStack(kernel: 'js' | 'wasm'): Promise<void> {
  home = mkdtempSync(path.join(os.tmpdir(), 'emp-chaos-'));
  const folder = home;
  const environment = { EMP_HOME: folder, EMP_COMPUTE_THREADS: '1', EMP_KERNEL: kernel };
  cleanUp.unshift(() =>
    runEmp(['down', '--yes', '--json'], environment).then(() => rmSync(folder, { recursive: true })),
  );
  const up = await runEmp(['up', '--detach', '--compute-workers', '2', '--json'], environment);
  if (up.code !== 0) throw new Error(`emp up: ${up.stderr}${up.stdout}`);
  const { addresses } = stackState();
  pool = new Pool({ connectionString: addresses.databaseUrl });
  pool.on('error', () => undefined); // it will be killed
  const [opened, connection] = [pool, await Connection.connect({ address: addresses.temporal })];
  cleanUp.unshift(
    () => opened.end(),
    () => connection.close(),
  );
  client = new Client({ connection });
}

async function closeStack(): Promise<void> {
  for (const end of cleanUp.splice(0)) await end();
}

afterAll(closeStack, 60_000);

test(
  `${kills} kills at random instants change nothing (seed ${seed})`,
  async () => {
    const bars = sliceBars(await readDefaultBars(), 0, 1_000);
    await openStack('js');
    const dataset = await postgresDataSets(pool).store(bars);
    const settings = { dataset, population, generations, seed: 5, costs: 'default' as const, search };
    const undisturbed = await (await start('calm', settings, { chunkSize: 40 })).result();
    const calm = await countRecords('calm');
    await closeStack();

    await openStack('wasm');
    await postgresDataSets(pool).store(bars);
    await start('storm', settings, { ...impatient, chunkSize: 9, generationsPerExecution: 5 });
    const done = await killWhileRunning('storm');

    expect(await ended('storm')).toBe('completed');
    const { rows: results } = await pool.query<{ result_hash: string }>(
      "select result_hash from runs where run = 'storm'",
    );
    expect(results[0]!.result_hash).toBe(undisturbed.resultHash);
    // The plan of kills is exact: each server at least once, workers all the other times.
    expect(done.temporal).toBe(Math.ceil(kills / 20));
    expect(done.postgres).toBe(Math.ceil(kills / 20));
    expect(done.workers).toBe(kills - done.temporal - done.postgres);

    const { members, places, scored, genomes, trials } = await countRecords('storm');
    expect({ members, places }).toEqual({ members: generations * population, places: generations * population });
    expect({ scored, trials }).toEqual({ scored: genomes, trials: genomes });
    expect(await countRecords('storm')).toEqual(calm);
  },
  180_000 + kills * 20_000,
);

/** Rows of a run that a crash could have lost or doubled. */
async function countRecords(run: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<Record<string, number>>(
    `select (select count(*)::integer from members where run = $1) as members,
       (select count(*)::integer from (select distinct generation, slot from members where run = $1) as places) as places,
       (select count(*)::integer from evaluations where run = $1) as evaluations,
       (select count(distinct genome)::integer from evaluations where run = $1) as scored,
       (select count(distinct genome)::integer from members where run = $1) as genomes,
       (select count(*)::integer from trials where run = $1) as trials,
       (select count(*)::integer from arenas where run = $1) as arenas,
       (select count(*)::integer from island_selections where run = $1) as islands`,
    [run],
  );
  return rows[0]!;
}

function start(
  run: string,
  settings: Parameters<typeof evolveStrategies>[0]['settings'],
  execution: EvolutionExecution,
) {
  return client.workflow.start<typeof evolveStrategies>('evolveStrategies', {
    workflowId: evolutionWorkflowId(run),
    taskQueue: orchestrationTaskQueue,
    args: [{ settings, execution }],
    ...(execution.durations?.workflowTaskMs === undefined
      ? {}
      : { workflowTaskTimeout: execution.durations.workflowTaskMs }),
  });
}

/** One kill a generation, at a random instant of it and while the run is at work: of every twenty, one of each server, the others of workers. */
async function killWhileRunning(run: string): Promise<{ workers: number; temporal: number; postgres: number }> {
  const counts = { workers: 0, temporal: 0, postgres: 0 };
  const servers = new Map<number, 'temporal' | 'postgres'>();
  for (let first = 0; first < kills; first += 20) {
    const among = Math.min(20, kills - first);
    const place = random.integer(among);
    servers.set(first + place, 'temporal');
    servers.set(first + ((place + 1 + random.integer(Math.max(among - 1, 1))) % among), 'postgres');
  }
  for (let kill = 0; kill < kills; kill++) {
    await reachGeneration(run, kill);
    await sleep(random.integer(600));
    expect(await statusOf(run)).toBe('evolving');
    const server = servers.get(kill);
    const killed = await killOne(server ? (name) => name === server : (name) => /orchestration|compute/.test(name));
    counts[server ?? 'workers'] += killed;
  }
  return counts;
}

/** Kills one of the running processes that fit; waits for one if a former victim is not back yet. */
async function killOne(fits: (name: string) => boolean): Promise<number> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const victims = stackState().components.filter(({ name, identity, ready }) => fits(name) && identity && ready);
    const victim = victims[random.integer(Math.max(victims.length, 1))];
    if (victim?.identity) {
      process.kill(victim.identity.pid, 'SIGKILL');
      return 1;
    }
    await sleep(50);
  }
  throw new Error(`nothing to kill: ${JSON.stringify(stackState().components)}`);
}

async function reachGeneration(run: string, generation: number): Promise<void> {
  await until(async () => {
    const { rows } = await pool.query<{ done: number }>(
      'select count(*)::integer as done from generations where run = $1 and selected_at is not null',
      [run],
    );
    return rows[0]!.done >= generation;
  }, `generation ${generation} of ${run}`);
}

async function ended(run: string): Promise<string> {
  let status = '';
  await until(async () => {
    status = await readStatus(run);
    return ['completed', 'failed', 'stopped', 'cancelled'].includes(status);
  }, `the end of ${run}`);
  return status;
}

async function statusOf(run: string): Promise<string> {
  let status = '';
  await until(async () => (status = await readStatus(run)) !== '', `the status of ${run}`);
  return status;
}

async function readStatus(run: string): Promise<string> {
  const { rows } = await pool.query<{ status: string }>('select status from runs where run = $1', [run]);
  return rows[0]!.status;
}

/** Polls; a database that is being killed counts as "not yet". */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt++) {
    if (await holds().catch(() => false)) return;
    await sleep(100);
  }
  throw new Error(`waited in vain for ${what}`);
}
