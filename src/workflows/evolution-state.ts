import { ApplicationFailure, log, setHandler } from '@temporalio/workflow';
import {
  pauseSignal,
  pauseUpdate,
  resumeSignal,
  resumeUpdate,
  stopSignal,
  stopUpdate,
  type EvolutionInput,
  type EvolutionOrder,
  type EvolutionProgress,
} from '../contracts/evolution';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import { begin, changes, next, type EvolutionEvent, type EvolutionStage } from '../domain/evolution/lifecycle';

/** What one execution of `evolveStrategies` knows. */
export interface EvolutionState {
  readonly run: string;
  readonly dataset: string;
  readonly generations: number;
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
    setHandler(signal, (order: EvolutionOrder) => accept(state, order, event));
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

function accept(state: EvolutionState, { id, by }: EvolutionOrder, event: EvolutionEvent): void {
  const { run, stage, seen, inbox } = state;
  const told = { run, id, by, stage, type: event.type };
  if (seen.has(id) || !changes(headingOf(state), event)) return log.info('order ignored', told);
  seen.add(id);
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
