import {
  plainShape,
  pauseUpdate,
  resumeUpdate,
  stopUpdate,
  type EvolutionInput,
  type EvolutionProgress,
  type SearchShape,
} from '../contracts/evolution';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import { begin, changes, next, type EvolutionStage } from '../domain/evolution/lifecycle';
import { receiveOrders, type OrderDesk } from './orders';

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
  readonly desk: OrderDesk;
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
    desk: { inbox: [...(carried?.inbox ?? [])], seen: new Set(carried?.seen) },
  };
}

export function progressOf(state: EvolutionState): EvolutionProgress {
  const { run, stage, generation, generations, latest } = state;
  return { run, stage, heading: headingOf(state), generation, generations, ...(latest && { latest }) };
}

/** Orders are acted on between two generations, so that a stopped run still ends on a whole one. */
export function receiveRunOrders(state: EvolutionState): void {
  const { run, desk } = state;
  receiveOrders(
    {
      desk,
      describe: () => ({ run, stage: state.stage }),
      changes: (event) => changes(headingOf(state), event),
    },
    {
      updates: { pause: pauseUpdate, resume: resumeUpdate, stop: stopUpdate },
      progress: () => progressOf(state),
      hindrance: () => `the run is ${headingOf(state)}`,
      failure: 'evolution.order-refused',
    },
  );
}

/** The stage that the accepted orders lead to. */
function headingOf({ desk, stage }: EvolutionState): EvolutionStage {
  return desk.inbox.reduce(next, stage);
}
