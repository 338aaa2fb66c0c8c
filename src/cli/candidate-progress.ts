import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowFailedError, WorkflowNotFoundError } from '@temporalio/client';
import { curriculumWorkflowId } from '../contracts/curriculum';
import { candidateDocument, type CandidateDocument } from './candidate-document';
import { hasEnded, requireCandidate } from './candidate-lookup';
import type { CliContext } from './context';
import { CommandError, exitCodes } from './output';
import { withRuns, type RunSession } from './session';

const pollMs = 500;
/** A database that restarts is waited for; one that is gone for longer is a fault. */
const patienceMs = 60_000;
/** How often Temporal is asked whether the workflow still lives: an operator may have terminated it, which the record cannot know. */
const lookAfterWorkflowMs = 5_000;

/** Something that happened to a candidate, as a document and as a line. */
export interface CandidateNews {
  readonly document: { readonly event: 'round' | 'stage' | 'status' } & Readonly<Record<string, unknown>>;
  readonly line: string;
}

export interface Following {
  onNews(news: CandidateNews): void;
  /** Told on an interrupt: what becomes of the candidate. */
  onLeaving(text: string): void;
  /** Whether to leave a candidate that rests between two attempts at bettering it. */
  readonly leavesAtRest: boolean;
}

/** Tells each round and stage as it is recorded, until the candidate has ended; returns it as it stood then. */
export async function followCandidate(
  candidate: string,
  session: RunSession,
  { onLeaving, ...following }: Following,
): Promise<CandidateDocument> {
  const { interrupted } = session.stack;
  const tell = (): void =>
    onLeaving(`candidate ${candidate} is not stopped by leaving: emp prove watch ${candidate} takes up the watch`);
  interrupted.addEventListener('abort', tell, { once: true });
  try {
    return await pollCandidate(candidate, session, following);
  } finally {
    interrupted.removeEventListener('abort', tell);
  }
}

async function pollCandidate(
  candidate: string,
  session: RunSession,
  { onNews, leavesAtRest }: Omit<Following, 'onLeaving'>,
): Promise<CandidateDocument> {
  const { proofs, stack } = session;
  const told = new Set<string>();
  let failingSince: number | undefined;
  let lookedAt = Date.now();
  for (;;) {
    stack.interrupted.throwIfAborted();
    try {
      const recorded = await requireCandidate(proofs, candidate);
      const document = await candidateDocument(recorded, proofs);
      for (const news of listNews(document)) {
        const key = JSON.stringify(news.document);
        if (!told.has(key)) onNews(news);
        told.add(key);
      }
      if (hasEnded(recorded) || (leavesAtRest && recorded.status === 'resting')) return document;
      failingSince = undefined;
      if (Date.now() - lookedAt > lookAfterWorkflowMs) {
        lookedAt = Date.now();
        await requireLife(candidate, session);
      }
    } catch (error) {
      if (error instanceof CommandError) throw error;
      failingSince ??= Date.now();
      if (Date.now() - failingSince > patienceMs) throw error;
    }
    await sleep(pollMs);
  }
}

export async function watchCandidate(name: string, context: CliContext): Promise<void> {
  await withRuns(context, {}, async (session) => {
    const { candidate } = await requireCandidate(session.proofs, name);
    await followCandidate(candidate, session, {
      onNews: ({ document, line }) => context.output.line(document, () => line),
      onLeaving: (text) => context.output.notice(text),
      leavesAtRest: false,
    });
  });
}

/** All that has happened to a candidate so far, in order; its present status last. */
export function listNews({ candidate, status, stages }: CandidateDocument): CandidateNews[] {
  return [
    ...stages.flatMap(({ stage, outcome, rounds, reasons, certificate }) => [
      ...rounds.map(({ run, level, why, ready }, round): CandidateNews => ({
        document: { event: 'round', candidate, stage, round, run, level, ready, why },
        line: `${stage}  ${why}`,
      })),
      ...(outcome === undefined
        ? []
        : [
            {
              document: {
                event: 'stage',
                candidate,
                stage,
                outcome,
                reasons,
                ...(certificate !== undefined && { certificate }),
              },
              line: `${stage}  ${outcome}${describeReasons(reasons)}`,
            } satisfies CandidateNews,
          ]),
    ]),
    { document: { event: 'status', candidate, status }, line: describeStatus(candidate, status) },
  ];
}

/** The first of them; `show` has them all. */
function describeReasons([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return `: ${first}${others.length === 0 ? '' : `, and ${others.length} more`}`;
}

function describeStatus(candidate: string, status: string): string {
  return status === 'paused'
    ? `${candidate} is paused: emp prove resume ${candidate}, or stop`
    : `${candidate}: ${status}`;
}

async function requireLife(candidate: string, { client, proofs }: RunSession): Promise<void> {
  const state = await client.workflow
    .getHandle(curriculumWorkflowId(candidate))
    .describe()
    .then(
      ({ status }) => status.name,
      (error: unknown) => {
        if (error instanceof WorkflowNotFoundError) return 'missing';
        throw error;
      },
    );
  if (state === 'RUNNING' || state === 'COMPLETED' || hasEnded(await requireCandidate(proofs, candidate))) return;
  throw await describeFailure(candidate, { state: state.toLowerCase(), client });
}

/** What ended a curriculum that left no result, as Temporal knows it. */
export async function describeFailure(
  candidate: string,
  { state, client }: { state: string; client: RunSession['client'] },
): Promise<CommandError> {
  const reason: unknown = await client.workflow
    .getHandle(curriculumWorkflowId(candidate))
    .result()
    .catch((error: unknown) => error);
  return new CommandError(
    'candidate.abandoned',
    `the curriculum of ${candidate} is ${state}, and left no result${reason instanceof WorkflowFailedError ? `: ${innermost(reason)}` : ''}`,
    { exitCode: exitCodes.fault, hint: 'the same emp prove start takes it up from the record' },
  );
}

/** Temporal wraps an activity's failure in failures of its own. */
function innermost(error: Error): string {
  return error.cause instanceof Error ? innermost(error.cause) : error.message;
}
