import type { Client } from '@temporalio/client';
import { evolutionWorkflowId, generationWorkflowId } from '../../contracts/evolution';
import type { ExecutionHistory } from './history-figures';

/** What Temporal keeps of a run: the executions of the run itself, oldest first, and those of its generations in their order. */
export interface RunHistories {
  readonly evolution: readonly ExecutionHistory[];
  readonly generations: readonly ExecutionHistory[];
}

export async function fetchRunHistories(
  client: Client,
  { run, generations }: { run: string; generations: number },
): Promise<RunHistories> {
  const fetched: ExecutionHistory[] = [];
  for (let generation = 0; generation < generations; generation++)
    fetched.push(...(await fetchChain(client, generationWorkflowId(run, generation))));
  return { evolution: await fetchChain(client, evolutionWorkflowId(run)), generations: fetched };
}

/** An execution that continued as new points back to the one before it. */
async function fetchChain(client: Client, workflowId: string): Promise<ExecutionHistory[]> {
  const chain: ExecutionHistory[] = [];
  for (let runId: string | undefined, isLast = false; !isLast;) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const start = events?.[0]?.workflowExecutionStartedEventAttributes;
    chain.unshift({ workflowType: start?.workflowType?.name ?? '', events: events ?? [] });
    runId = start?.continuedExecutionRunId ?? '';
    isLast = runId === '';
  }
  return chain;
}
