import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Run, RunStatus } from '../activities/ports';
import { evolutionWorkflowId } from '../contracts/evolution';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import type { CliContext } from './context';
import { CommandError, exitCodes } from './output';
import { hasEnded } from './run-start';
import { requireRun, withRuns, type RunSession } from './session';

const pollMs = 200;
/** A database that restarts is waited for; one that is gone for longer is a fault. */
const patienceMs = 60_000;
/** How often Temporal is asked whether the workflow still lives: an operator may have terminated it, which the record cannot know. */
const lookAfterWorkflowMs = 5_000;

export interface ProgressWatcher {
  onGeneration(progress: { summary: GenerationSummary; line: string }): void;
  onNotice(text: string): void;
}

/** Tells each generation as it is recorded, until the run has ended. */
export async function followRun(run: string, session: RunSession, watcher: ProgressWatcher): Promise<void> {
  let told = 0;
  let failingSince: number | undefined;
  let lookedAt = Date.now();
  let status: RunStatus = 'evolving';
  for (;;) {
    session.stack.interrupted.throwIfAborted();
    try {
      const recorded = await requireRun(session.record, run);
      for (const { summary } of await session.record.loadGenerations(run, told)) {
        told = summary.generation + 1;
        watcher.onGeneration({ summary, line: describeGeneration(summary, recorded) });
      }
      if (recorded.status !== status) watcher.onNotice(describeStatus(recorded));
      status = recorded.status;
      if (hasEnded(recorded)) return;
      failingSince = undefined;
      if (Date.now() - lookedAt > lookAfterWorkflowMs) {
        lookedAt = Date.now();
        await requireLife(run, session);
      }
    } catch (error) {
      if (error instanceof CommandError) throw error;
      failingSince ??= Date.now();
      if (Date.now() - failingSince > patienceMs) throw error;
    }
    await sleep(pollMs);
  }
}

export async function watchRun(name: string, context: CliContext): Promise<void> {
  await withRuns(context, {}, async (session) => {
    const { run } = await requireRun(session.record, name);
    await followRun(run, session, {
      onGeneration: ({ summary, line }) => context.output.line(summary, () => line),
      onNotice: (text) => context.output.notice(text),
    });
  });
}

function describeStatus({ run, status }: Run): string {
  return status === 'paused' ? `${run} is paused: emp evolve resume ${run}, or stop` : `${run} is ${status}`;
}

function describeGeneration(summary: GenerationSummary, { settings }: Run): string {
  const show = (value: number | undefined): string => value?.toFixed(3) ?? '    -';
  const { generation, best, median, diversity, archive, hypervolume, seconds } = summary;
  const place = `${generation + 1}`.padStart(`${settings.generations}`.length);
  return `generation ${place}/${settings.generations}  best ${show(best)}  median ${show(median)}  diversity ${show(diversity)}  archive ${`${archive}`.padStart(3)}  hypervolume ${hypervolume?.toFixed(4) ?? 'none'}  ${seconds.toFixed(2)} s${describeEvents(summary)}`;
}

/** What is out of the ordinary: how long nothing has improved, what was done about it, who moved, and under which scenarios. */
function describeEvents({ generationsWithoutProgress, action, migrants, arena }: GenerationSummary): string {
  const words = [
    ...(generationsWithoutProgress > 0 ? [`still for ${generationsWithoutProgress}`] : []),
    ...(action === 'none' ? [] : [action === 'restart' ? 'restart' : 'variation grown']),
    ...(migrants > 0 ? [`${migrants} migrants`] : []),
    ...(arena > 0 ? [`arena ${arena + 1}`] : []),
  ];
  return words.length === 0 ? '' : `  ${words.join(', ')}`;
}

async function requireLife(run: string, { client, record }: RunSession): Promise<void> {
  const workflow = client.workflow.getHandle(evolutionWorkflowId(run));
  const state = await workflow.describe().then(
    ({ status }) => status.name,
    (error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return 'missing';
      throw error;
    },
  );
  if (state === 'RUNNING' || state === 'COMPLETED' || hasEnded(await requireRun(record, run))) return;
  throw new CommandError('run.abandoned', `the workflow of run ${run} is ${state.toLowerCase()}, and left no result`, {
    exitCode: exitCodes.fault,
    hint: `emp evolve start --name ${run} ... with the same settings takes it up from the record`,
  });
}
