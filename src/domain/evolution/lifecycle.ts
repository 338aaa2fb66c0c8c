/**
 * A run evolves generation after generation until the last one or a stop, then concludes. The table is the whole rule: a pair that is
 * absent is ignored, so a late pause cannot hold up a conclusion, and nothing leaves a final stage.
 */
export type EvolutionStage = 'evolving' | 'paused' | 'concluding' | 'stopping' | 'completed' | 'stopped';

/** What may be asked of whoever is at work, here and in what builds on it. */
export type OrderType = 'pauseRequested' | 'resumeRequested' | 'stopRequested';

export type EvolutionEvent =
  | { readonly type: 'generationEvolved' }
  | { readonly type: 'lastGenerationEvolved' }
  | { readonly type: OrderType }
  | { readonly type: 'concluded' };

type Transitions = {
  readonly [S in EvolutionStage]: { readonly [E in EvolutionEvent['type']]?: EvolutionStage };
};

const transitions: Transitions = {
  evolving: {
    generationEvolved: 'evolving',
    lastGenerationEvolved: 'concluding',
    pauseRequested: 'paused',
    stopRequested: 'stopping',
  },
  paused: { resumeRequested: 'evolving', stopRequested: 'stopping' },
  concluding: { concluded: 'completed' },
  stopping: { concluded: 'stopped' },
  completed: {},
  stopped: {},
};

export const begin: EvolutionStage = 'evolving';

export function next(stage: EvolutionStage, event: EvolutionEvent): EvolutionStage {
  return transitions[stage][event.type] ?? stage;
}

export function changes(stage: EvolutionStage, event: EvolutionEvent): boolean {
  return transitions[stage][event.type] !== undefined;
}

export function isFinal(stage: EvolutionStage): boolean {
  return Object.keys(transitions[stage]).length === 0;
}

/** Does the adversary move before this generation? Never before the first: there is nothing to hurt yet. */
export function isAdversaryDue(generation: number, every: number): boolean {
  return every > 0 && generation > 0 && generation % every === 0;
}
