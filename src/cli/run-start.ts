import { randomBytes } from 'node:crypto';
import type { DataSetStore, EvolutionRecord, Run, RunSettings } from '../activities/ports';
import { readDefaultBars } from '../adapters/market-data/default-data-set';
import { evolutionWorkflowId } from '../contracts/evolution';
import { orchestrationTaskQueue } from '../contracts/task-queues';
import { checkPlan, completePlan } from '../domain/evolution/search-plan';
import { requireHoldOut } from '../domain/evolution/hold-out';
import { isFinal, type EvolutionStage } from '../domain/evolution/lifecycle';
import { checkExecution, checkRunName, checkSettings } from '../domain/evolution/settings';
import { dataFamily } from '../domain/market/data-set';
import type { CostProfile } from '../domain/microstructure/policy';
import { canonicalJson, type Json } from '../domain/numerics/canonical-json';
import type { evolveStrategies } from '../workflows';
import type { CliContext } from './context';
import { CommandError, exitCodes } from './output';
import { writeReport } from './report';
import { describeRun, runDocument } from './run-document';
import { followRun } from './run-progress';
import { readSearchOptions, type SearchOptions } from './search-options';
import { requireRun, withRuns, type RunSession } from './session';

export interface StartOptions extends SearchOptions {
  readonly dataset?: string;
  readonly population: number;
  readonly generations: number;
  readonly seed: number;
  readonly chunk: number;
  readonly computeWorkers?: number;
  readonly costs: CostProfile;
  readonly priority?: number;
  readonly name?: string;
  readonly wait?: true;
  readonly orResume?: true;
  readonly report?: true;
}

export async function startRun(options: StartOptions, context: CliContext): Promise<void> {
  const { output } = context;
  const workers = options.computeWorkers === undefined ? {} : { computeWorkers: options.computeWorkers };
  await withRuns(context, workers, async (session) => {
    const { run, settings, isResumed } = await openRun(options, session);
    const workflowId = evolutionWorkflowId(run);
    output.notice(
      `${isResumed ? 'run taken up again' : 'run'} ${run}${session.stack.webUi === undefined ? '' : `, to be watched at ${session.stack.webUi}`}`,
    );
    await startWorkflow(workflowId, settings, { options, session });
    if (!options.wait) {
      output.result(
        { run, workflowId },
        () =>
          `${run}\nwatch it: emp evolve watch ${run}\nan embedded stack works while a command uses it: emp up keeps it, emp up --detach even without a terminal`,
      );
      return;
    }
    await followRun(run, session, {
      onGeneration: ({ line }) => output.notice(line),
      onNotice: (text) => output.notice(text),
    });
    const ended = await requireRun(session.record, run);
    if (options.report) output.notice(`report ${await writeReport(ended, session)}`);
    const document = await runDocument(ended, session);
    output.result(document, () => describeRun(document));
    if (ended.status === 'failed' || ended.status === 'cancelled')
      throw new CommandError(
        `run.${ended.status}`,
        `run ${run} ${ended.status}: ${ended.failure ?? 'no reason given'}`,
        {
          exitCode: exitCodes.fault,
          hint: `emp evolve show ${run}`,
        },
      );
  });
}

interface OpenedRun {
  readonly run: string;
  readonly settings: RunSettings;
  readonly isResumed: boolean;
}

/** The run is in the record before its workflow starts, so that a command killed in between is taken up, not repeated. */
async function openRun(options: StartOptions, { record, dataSets }: RunSession): Promise<OpenedRun> {
  const dataset = await resolveDataSet(options.dataset, dataSets);
  const bars = await dataSets.load(dataset);
  const { population, generations, seed, costs } = options;
  const search = completePlan(await readSearchOptions(options, { record, bars }));
  const settings = { dataset, population, generations, seed, costs, search };
  const problems = [
    ...(options.name === undefined ? [] : checkRunName(options.name)),
    ...checkSettings(settings),
    ...checkPlan(search, population),
    ...checkExecution({ chunkSize: options.chunk }, population),
  ];
  if (problems.length > 0)
    throw new CommandError('evolution.settings-invalid', problems.join('; '), { exitCode: exitCodes.usage });
  requireHoldOut(bars.close.length);
  const unfinished = options.orResume ? await findUnfinished(record, settings) : undefined;
  const run = unfinished?.run ?? options.name ?? nameRun();
  const opened = await record.openRun(run, dataFamily(bars), settings);
  if (opened.resultHash !== undefined)
    throw new CommandError('run.ended', `run ${run} has ended, with result hash ${opened.resultHash}`, {
      exitCode: exitCodes.refused,
      hint: `emp evolve show ${run}`,
    });
  if (hasEnded(opened)) await record.setStatus(run, 'evolving');
  return { run, settings, isResumed: unfinished !== undefined };
}

export async function resolveDataSet(prefix: string | undefined, dataSets: DataSetStore): Promise<string> {
  if (prefix === undefined) return dataSets.store(await readDefaultBars());
  const found = await dataSets.find(prefix);
  if (found) return found.dataset;
  throw new CommandError('data.not-found', `there is no data set ${prefix}`, {
    exitCode: exitCodes.notFound,
    hint: 'emp data list',
  });
}

async function findUnfinished(record: EvolutionRecord, settings: RunSettings): Promise<Run | undefined> {
  const text = canonicalJson(settings as unknown as Json);
  return (await record.listRuns()).find(
    (run) => !hasEnded(run) && canonicalJson(run.settings as unknown as Json) === text,
  );
}

export function hasEnded({ status }: Run): boolean {
  return status === 'failed' || status === 'cancelled' || isFinal(status satisfies EvolutionStage);
}

/** Readable, sortable, and not made twice: the day, the minute and four random digits. */
function nameRun(): string {
  return `${new Date().toISOString().slice(0, 16).replaceAll(':', '').replace('T', '-')}-${randomBytes(2).toString('hex')}`;
}

async function startWorkflow(
  workflowId: string,
  settings: RunSettings,
  { options, session }: { options: StartOptions; session: RunSession },
): Promise<void> {
  const priority = options.priority === undefined ? {} : { priority: options.priority };
  await session.client.workflow.start<typeof evolveStrategies>('evolveStrategies', {
    workflowId,
    taskQueue: orchestrationTaskQueue,
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [{ settings, execution: { chunkSize: options.chunk, ...priority } }],
    staticSummary: `${settings.population} genomes x ${settings.generations} generations, seed ${settings.seed}`,
    staticDetails: `data set ${settings.dataset}, costs ${settings.costs}`,
    ...(options.priority === undefined ? {} : { priority: { priorityKey: options.priority } }),
  });
}
