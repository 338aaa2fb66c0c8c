import type { EvaluationTask } from '../../activities/ports';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../domain/evolution/assessment';
import { createArena, type Arena } from '../../domain/evolution/arena';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import { threadStopped, type ThreadControl, reportDone } from './thread-control';

export interface ThreadTask extends EvaluationTask {
  readonly control: ThreadControl;
}

// Columns and stressed paths are the same for all genomes of a run; a thread keeps those of the run it works on.
let kept: { readonly key: string; readonly arena: Arena } | undefined;

function arenaOf({ bars, settings }: EvaluationTask): Arena {
  const key = `${settings.dataset} ${settings.seed} ${settings.costs}`;
  if (kept?.key !== key) kept = { key, arena: createArena(bars, settings) };
  return kept.arena;
}

/** Scores genomes one after the other; ends early, with what is done, once told to stop. */
export function evaluate(task: ThreadTask): { id: string; evaluation: Evaluation }[] {
  const arena = arenaOf(task);
  return eachUntilStopped(task, ({ id, genome }) => ({ id, evaluation: evaluateGenome(genome, arena) }));
}

export function assess(task: ThreadTask): Assessment[] {
  const market = createAssessmentMarket(task.bars, task.settings);
  return eachUntilStopped(task, ({ id, genome }) => assessGenome(id, genome, market));
}

function eachUntilStopped<T>(
  { genomes, control }: ThreadTask,
  work: (item: EvaluationTask['genomes'][number]) => T,
): T[] {
  const results: T[] = [];
  for (const item of genomes) {
    if (threadStopped(control)) break;
    results.push(work(item));
    reportDone(control, results.length);
  }
  return results;
}
