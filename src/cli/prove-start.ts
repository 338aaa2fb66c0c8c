import { checkCandidate } from '../activities/candidate-check';
import { curriculumWorkflowId, type CurriculumExecution } from '../contracts/curriculum';
import { orchestrationTaskQueue } from '../contracts/task-queues';
import {
  candidateText,
  completeCandidate,
  nameCandidate,
  type CandidateSettings,
  type GatePolicyName,
} from '../domain/curriculum/candidate';
import { describeCandidateDifferences } from '../domain/curriculum/candidate-differences';
import type { StageName } from '../domain/curriculum/lifecycle';
import type { CostProfile } from '../domain/microstructure/policy';
import type { Json } from '../domain/numerics/canonical-json';
import type { runCurriculum } from '../workflows';
import { candidateDocument, describeCandidate, type CandidateDocument } from './candidate-document';
import { asCandidate, hasEnded, type Candidate } from './candidate-lookup';
import { describeFailure, followCandidate } from './candidate-progress';
import { findOrigin, type Origin } from './candidate-origin';
import type { CliContext } from './context';
import { CommandError, exitCodes } from './output';
import { resolveDataSet } from './run-start';
import { withRuns, type RunSession } from './session';

export interface ProofOptions {
  readonly dataset?: string;
  readonly seed: number;
  readonly costs: CostProfile;
  readonly policy: GatePolicyName;
  readonly until: StageName;
  readonly improvements?: number;
  /** Minutes. */
  readonly rest?: number;
  readonly population: number;
  readonly generations: number;
  readonly rounds: number;
  readonly windows: number;
  readonly windowPopulation: number;
  readonly windowGenerations: number;
  readonly chunk: number;
  readonly computeWorkers?: number;
  readonly priority?: number;
  readonly candidate?: string;
  readonly wait?: true;
}

export async function startProof(strategy: string, options: ProofOptions, context: CliContext): Promise<void> {
  const { output } = context;
  const workers = options.computeWorkers === undefined ? {} : { computeWorkers: options.computeWorkers };
  await withRuns(context, workers, async (session) => {
    const opened = await openCandidate(strategy, options, session);
    const { candidate } = opened;
    const web = session.stack.webUi;
    output.notice(`candidate ${candidate}${web === undefined ? '' : `, to be watched at ${web}`}`);
    if (opened.outcome === undefined) await startWorkflow(opened, options, session);
    const document =
      options.wait && opened.outcome === undefined
        ? await followCandidate(candidate, session, {
            onNews: ({ line }) => output.notice(line),
            onLeaving: (text) => output.notice(text),
            leavesAtRest: true,
          })
        : await candidateDocument(opened, session.proofs);
    const next =
      opened.status === 'paused'
        ? `it is paused: emp prove resume ${candidate}`
        : `watch it: emp prove watch ${candidate}`;
    const hint = `${next}\nan embedded stack works while a command uses it: emp up keeps it, emp up --detach even without a terminal`;
    output.result(document, () =>
      options.wait || opened.outcome ? describeCandidate(document) : `${candidate}\n${hint}`,
    );
    if (options.wait) await endAs(document, session);
  });
}

/** A candidate that was refused, or stopped before anything was certified, ends the command as refused; one that broke down, as a fault. */
async function endAs(document: CandidateDocument, { client }: RunSession): Promise<void> {
  const { candidate, status, outcome } = document;
  if (isUnproven(document)) process.exitCode = exitCodes.refused;
  if (outcome === undefined && hasEnded({ status })) throw await describeFailure(candidate, { state: status, client });
}

/** What was stopped after a stage was certified keeps what it has. */
export function isUnproven({ outcome, certificate }: Pick<CandidateDocument, 'outcome' | 'certificate'>): boolean {
  if (outcome === 'stopped') return certificate === undefined;
  return outcome === 'refused' || outcome === 'inconclusive';
}

/** The candidate is in the record before its workflow starts, so that a command killed in between is taken up, not repeated. */
async function openCandidate(named: string, options: ProofOptions, session: RunSession): Promise<Candidate> {
  const { record, dataSets, proofs } = session;
  const origin = await findOrigin(named, session, options.dataset);
  const { strategy, dataset = await resolveDataSet(options.dataset, dataSets) } = origin;
  const candidate = options.candidate ?? nameCandidate({ strategy, dataset, seed: options.seed });
  const known = await proofs.findCandidate(candidate);
  if (!known && (await record.findRun(candidate))) throw nameTaken(candidate);
  // A run that bred it later does not change what a candidate is.
  const { run, senses } = known ? asCandidate(known).settings : origin;
  const settings = readSettings(options, { strategy, dataset, run, senses });
  await checkCandidate({ record, dataSets, proofs }, { candidate, settings, execution: readExecution(options) });
  const opened = await proofs.openCandidate(
    { candidate, strategy, dataset, ...(run !== undefined && { run }), settings: settings as unknown as Json },
    'foundation',
  );
  const found = asCandidate(opened);
  if (candidateText(found.settings) !== candidateText(settings))
    throw new CommandError(
      'curriculum.differs',
      `candidate ${candidate} was opened with other settings: ${describeCandidateDifferences(found.settings, settings)}`,
      {
        exitCode: exitCodes.refused,
        hint: `emp prove show ${candidate} tells what came of it; --candidate gives this one a name of its own`,
        details: { recorded: found.settings, asked: settings },
      },
    );
  // One that broke down is taken up again, and is not taken for ended while its workflow begins.
  if (found.outcome === undefined && hasEnded(found)) await proofs.setCandidateStatus(candidate, 'foundation');
  return found;
}

/** A report is asked for by the name of either, so that no candidate may be called as a run is. */
function nameTaken(candidate: string): CommandError {
  return new CommandError('candidate.name-taken', `candidate ${candidate}: there is a run of that name`, {
    exitCode: exitCodes.usage,
    hint: '--candidate gives it another name',
  });
}

function readSettings(
  { seed, costs, policy, until, improvements, population, generations, rounds, ...options }: ProofOptions,
  {
    strategy,
    dataset,
    run,
    senses = [],
  }: Pick<CandidateSettings, 'strategy' | 'dataset'> & {
    run: string | undefined;
    senses: Origin['senses'] | undefined;
  },
): CandidateSettings {
  return completeCandidate({
    ...{ strategy, dataset, seed, costs, policy, until },
    ...(run !== undefined && { run }),
    ...(senses.length > 0 && { senses }),
    ...(improvements !== undefined && { improvements }),
    training: { population, generations, rounds },
    walkForward: {
      windows: options.windows,
      population: options.windowPopulation,
      generations: options.windowGenerations,
    },
  });
}

function readExecution({ chunk, priority, rest }: ProofOptions): CurriculumExecution {
  return {
    chunkSize: chunk,
    ...(priority !== undefined && { priority }),
    ...(rest !== undefined && { restMs: rest * 60_000 }),
  };
}

async function startWorkflow(
  { candidate, settings }: Candidate,
  options: ProofOptions,
  { client }: RunSession,
): Promise<void> {
  const { strategy, dataset, policy, until } = settings;
  await client.workflow.start<typeof runCurriculum>('runCurriculum', {
    workflowId: curriculumWorkflowId(candidate),
    taskQueue: orchestrationTaskQueue,
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [{ settings, execution: readExecution(options) }],
    staticSummary: `strategy ${strategy.slice(0, 12)} until ${until}, ${policy} policy`,
    staticDetails: `data set ${dataset}, seed ${settings.seed}, costs ${settings.costs}`,
    ...(options.priority === undefined ? {} : { priority: { priorityKey: options.priority } }),
  });
}
