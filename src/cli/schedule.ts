import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleDescription,
} from '@temporalio/client';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { evolutionWorkflowId, type EvolutionInput } from '../contracts/evolution';
import { orchestrationTaskQueue } from '../contracts/task-queues';
import { evolutionPolicy } from '../domain/evolution/policy';
import { checkPlan, completePlan } from '../domain/evolution/search-plan';
import { checkExecution, checkSettings } from '../domain/evolution/settings';
import { canonicalJson } from '../domain/numerics/canonical-json';
import { costProfiles, type CostProfile } from '../domain/microstructure/policy';
import type { CliContext } from './context';
import { parseWhole } from './options';
import { CommandError, exitCodes } from './output';
import { resolveDataSet } from './run-start';
import { addSearchOptions, readSearchOptions, type SearchOptions } from './search-options';
import { withRuns } from './session';

interface CreateOptions extends SearchOptions {
  readonly cron: string;
  readonly timezone: string;
  readonly overlap: keyof typeof overlaps;
  readonly catchup: number;
  readonly dataset?: string;
  readonly population: number;
  readonly generations: number;
  readonly seed?: number;
  readonly chunk: number;
  readonly costs: CostProfile;
}

/** What happens when the time comes while the last run is still at work. */
const overlaps = {
  skip: ScheduleOverlapPolicy.SKIP,
  'buffer-one': ScheduleOverlapPolicy.BUFFER_ONE,
  'allow-all': ScheduleOverlapPolicy.ALLOW_ALL,
} as const;

const shownRuns = 3;

/** Registers `emp schedule create | list | pause | resume | trigger | delete`. */
export function scheduleCommands(program: Command, context: CliContext): void {
  const schedule = program.command('schedule').description('evolution by the clock, on Temporal Schedules');
  const { population, generations, chunkSize } = evolutionPolicy;
  const create = schedule
    .command('create')
    .argument('<name>', 'name of the schedule; its runs are called NAME-<time>', parseName)
    .description('evolve at set times; creating the same schedule again changes nothing')
    .option('--cron <expression>', 'minute hour day month weekday', '0 2 * * *')
    .option('--timezone <zone>', 'IANA zone of the cron expression', 'UTC')
    .addOption(
      new Option('--overlap <policy>', 'when the last run is still at work')
        .choices(Object.keys(overlaps))
        .default('skip'),
    )
    .option('--catchup <minutes>', 'start a missed run if it is no older', parseWhole({ min: 1, max: 10_080 }), 60)
    .option('--dataset <id>', 'snapshot, by a unique beginning of its id (default: S&P 500, daily)')
    .option('--population <n>', 'genomes a generation', parseWhole(population), population.default)
    .option('--generations <n>', 'generations', parseWhole(generations), generations.default)
    .option(
      '--seed <n>',
      'seed of all draws (default: another one each time)',
      parseWhole({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    )
    .option('--chunk <n>', 'genomes of one evaluation activity', parseWhole(chunkSize), chunkSize.default)
    .addOption(new Option('--costs <profile>', 'transaction costs').choices([...costProfiles]).default('default'));
  addSearchOptions(create)
    .addHelpText('after', "\nThe same with Temporal's own tool:\n  temporal schedule create --help\n")
    .action((name: string, options: CreateOptions) => createSchedule(name, options, context));
  schedule
    .command('list')
    .description('all schedules with their next runs')
    .addHelpText('after', "\nThe same with Temporal's own tool:\n  temporal schedule list\n")
    .action(() => listSchedules(context));
  addSteering(schedule, context);
}

function addSteering(schedule: Command, context: CliContext): void {
  const verbs = {
    pause: {
      words: 'start no more runs until resumed',
      act: (client: Client, name: string) => handleOf(client, name).pause('by emp'),
    },
    resume: {
      words: 'go on starting runs',
      act: (client: Client, name: string) => handleOf(client, name).unpause('by emp'),
    },
    trigger: { words: 'start a run now', act: (client: Client, name: string) => handleOf(client, name).trigger() },
  };
  for (const [verb, { words, act }] of Object.entries(verbs))
    schedule
      .command(verb)
      .argument('<name>', 'name of the schedule')
      .description(words)
      .action((name: string) =>
        withRuns(context, {}, async ({ client }) => {
          await found(name, act(client, name));
          showSchedule(await found(name, handleOf(client, name).describe()), context);
        }),
      );
  schedule
    .command('delete')
    .argument('<name>', 'name of the schedule')
    .requiredOption('--yes', 'it is meant: runs already started go on, no more are started')
    .description('remove a schedule')
    .action((name: string) =>
      withRuns(context, {}, async ({ client }) => {
        await found(name, handleOf(client, name).delete());
        context.output.result({ schedule: name, deleted: true }, () => `${name} is deleted`);
      }),
    );
}

async function createSchedule(name: string, options: CreateOptions, context: CliContext): Promise<void> {
  await withRuns(context, {}, async ({ client, dataSets, record }) => {
    const { population, generations, costs, seed, chunk, cron, timezone, overlap, catchup } = options;
    const dataset = await resolveDataSet(options.dataset, dataSets);
    // Complete, so that a later policy does not change what a schedule was made for.
    const search = completePlan(await readSearchOptions(options, { record, bars: await dataSets.load(dataset) }));
    const settings = { dataset, population, generations, costs, ...(seed !== undefined && { seed }), search };
    const input: EvolutionInput = { settings, execution: { chunkSize: chunk } };
    const problems = [
      ...checkSettings(settings),
      ...checkPlan(search, population),
      ...checkExecution(input.execution, population),
    ];
    if (problems.length > 0)
      throw new CommandError('schedule.settings-invalid', problems.join('; '), { exitCode: exitCodes.usage });
    // Temporal keeps a cron expression as calendars; what was asked for is kept beside, to tell the same schedule from another one.
    const asked = canonicalJson({
      cron,
      timezone,
      overlap,
      catchup,
      chunk,
      settings: { ...settings, search: { ...search } },
    });
    await client.schedule
      .create({
        scheduleId: name,
        memo: { asked },
        spec: { cronExpressions: [cron], timezone },
        policies: { overlap: overlaps[overlap], catchupWindow: catchup * 60_000 },
        action: {
          type: 'startWorkflow',
          workflowType: 'evolveStrategies',
          // Temporal adds the time, which so becomes part of the run's name.
          workflowId: evolutionWorkflowId(name),
          taskQueue: orchestrationTaskQueue,
          args: [input],
        },
      })
      .catch(async (error: unknown) => {
        if (!(error instanceof ScheduleAlreadyRunning))
          throw new CommandError(
            'schedule.refused',
            `schedule ${name}: ${error instanceof Error ? error.message : String(error)}; a cron expression has the form minute hour day month weekday, such as '0 2 * * *'`,
            {
              exitCode: exitCodes.usage,
            },
          );
        requireSame(name, asked, await handleOf(client, name).describe());
      });
    showSchedule(await handleOf(client, name).describe(), context);
  });
}

/** Creating the same schedule again changes nothing; another one under its name is refused, not ignored. */
function requireSame(name: string, asked: string, { memo }: ScheduleDescription): void {
  if (memo?.asked === asked) return;
  throw new CommandError(
    'schedule.differs',
    `there is a schedule ${name} with other settings: ${String(memo?.asked)}`,
    {
      exitCode: exitCodes.refused,
      hint: `emp schedule delete ${name} --yes, then create it anew`,
    },
  );
}

async function listSchedules(context: CliContext): Promise<void> {
  await withRuns(context, {}, async ({ client }) => {
    const schedules: ScheduleDocument[] = [];
    for await (const { scheduleId } of client.schedule.list())
      schedules.push(documentOf(await handleOf(client, scheduleId).describe()));
    schedules.sort((a, b) => (a.schedule < b.schedule ? -1 : 1));
    context.output.result({ schedules }, () =>
      schedules.length === 0 ? 'no schedules yet: emp schedule create NAME' : schedules.map(describe).join('\n'),
    );
  });
}

function documentOf({ scheduleId, spec, policies, state, info, memo }: ScheduleDescription) {
  const asked = typeof memo?.asked === 'string' ? (JSON.parse(memo.asked) as { settings: object }) : undefined;
  return {
    schedule: scheduleId,
    ...(asked && { settings: asked.settings }),
    calendars: spec.calendars ?? [],
    timezone: spec.timezone ?? 'UTC',
    overlap: (policies.overlap ?? 'SKIP').toLowerCase().replaceAll('_', '-'),
    catchupMinutes: policies.catchupWindow / 60_000,
    paused: state.paused,
    nextRuns: info.nextActionTimes.slice(0, shownRuns).map((time) => time.toISOString()),
    started: info.numActionsTaken,
  };
}

type ScheduleDocument = ReturnType<typeof documentOf>;

function showSchedule(description: ScheduleDescription, context: CliContext): void {
  const document = documentOf(description);
  context.output.result(document, () => describe(document));
}

function describe({ schedule, paused, overlap, nextRuns, started }: ScheduleDocument): string {
  return `${schedule}  ${paused ? 'paused' : 'active'}  overlap ${overlap}  ${started} started  next ${nextRuns.join(', ') || 'none'}`;
}

function handleOf(client: Client, name: string) {
  return client.schedule.getHandle(name);
}

function found<T>(name: string, asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    throw new CommandError('schedule.not-found', `there is no schedule ${name}`, {
      exitCode: exitCodes.notFound,
      hint: 'emp schedule list',
    });
  });
}

function parseName(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/i.test(text))
    throw new InvalidArgumentError('expected letters, digits and dashes, for example nightly.');
  return text;
}
