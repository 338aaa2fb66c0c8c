import { ApplicationFailure, log, setHandler } from '@temporalio/workflow';
import {
  pauseSignal,
  plainShape,
  pauseUpdate,
  resumeSignal,
  resumeUpdate,
  stopSignal,
  stopUpdate,
  type EvolutionInput,
  type EvolutionOrder,
  type EvolutionProgress,
  type SearchShape,
} from '../contracts/evolution';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import { begin, changes, next, type EvolutionEvent, type EvolutionStage } from '../domain/evolution/lifecycle';

/** What one execution of `evolveStrategies` knows. */
export interface EvolutionState {
  readonly run: string;
  readonly dataset: string;
  readonly generations: number;
  shape: SearchShape;
  stage: EvolutionStage;
  /** Generations done, over all executions of the run. */
  generation: number;
  /** Generations done by this execution. */
  evolvedHere: number;
  latest: GenerationSummary | undefined;
  /** Orders accepted but not yet acted on. */
  readonly inbox: EvolutionEvent[];
  /** Ids of the orders acted on: a message that arrives twice has one effect. */
  readonly seen: Set<string>;
}

export function openEvolutionState(run: string, { settings, carried }: EvolutionInput): EvolutionState {
  return {
    run,
    dataset: settings.dataset,
    generations: settings.generations,
    shape: carried?.shape ?? plainShape,
    stage: carried?.stage ?? begin,
    generation: carried?.generation ?? 0,
    evolvedHere: 0,
    latest: carried?.latest,
    inbox: [...(carried?.inbox ?? [])],
    seen: new Set(carried?.seen),
  };
}

export function progressOf(state: EvolutionState): EvolutionProgress {
  const { run, stage, generation, generations, latest } = state;
  return { run, stage, heading: headingOf(state), generation, generations, ...(latest && { latest }) };
}

/** Orders are accepted at any time and acted on between two generations, so that a stopped run still ends on a whole one. */
export function receiveOrders(state: EvolutionState): void {
  const kinds = [
    { signal: pauseSignal, update: pauseUpdate, event: { type: 'pauseRequested' } },
    { signal: resumeSignal, update: resumeUpdate, event: { type: 'resumeRequested' } },
    { signal: stopSignal, update: stopUpdate, event: { type: 'stopRequested' } },
  ] as const;
  for (const { signal, update, event } of kinds) {
    setHandler(signal, (order?: Partial<EvolutionOrder> | null) => accept(state, order, event));
    setHandler(
      update,
      (order: EvolutionOrder) => {
        accept(state, order, event);
        return progressOf(state);
      },
      { validator: (order: EvolutionOrder) => refuse(state, order, event) },
    );
  }
}

/**
 * Never throws: a signal cannot be refused, and a handler that fails would hold up the run for ever. An order without an id, as the Web UI
 * sends it when its form is left empty, has its effect each time it arrives.
 */
function accept(state: EvolutionState, order: Partial<EvolutionOrder> | null | undefined, event: EvolutionEvent): void {
  const { run, stage, seen, inbox } = state;
  const id = typeof order?.id === 'string' && order.id !== '' ? order.id : undefined;
  const told = { run, id, by: order?.by, stage, type: event.type };
  const isRepeated = id !== undefined && seen.has(id);
  if (id !== undefined) seen.add(id);
  if (isRepeated || !changes(headingOf(state), event)) return log.info('order ignored', told);
  inbox.push(event);
  log.info('order accepted', told);
}

/** Throws where the order would change nothing and was not given before. */
function refuse(state: EvolutionState, { id, by }: EvolutionOrder, event: EvolutionEvent): void {
  const heading = headingOf(state);
  const problem = !id
    ? 'the order has no id'
    : !by
      ? 'who gives the order?'
      : !state.seen.has(id) && !changes(heading, event)
        ? `the run is ${heading}`
        : undefined;
  if (problem) throw ApplicationFailure.nonRetryable(problem, 'evolution.order-refused');
}

/** The stage that the accepted orders lead to. */
function headingOf({ inbox, stage }: EvolutionState): EvolutionStage {
  return inbox.reduce(next, stage);
}
