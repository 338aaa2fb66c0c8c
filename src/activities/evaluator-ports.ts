import type { Assessment } from '../domain/evolution/assessment';
import type { Evaluation } from '../domain/evolution/evaluation';
import type { NamedPhenotype } from '../domain/evolution/individuals';
import type { Bars } from '../domain/market/bars';
import type { GenomeId } from '../domain/strategy/genome';
import type { Scenario } from '../domain/stress/scenario';
import type { WalkForwardWindow } from '../domain/validation/walk-forward';
import type { WalkForwardEvidence } from '../domain/validation/walk-forward-evidence';
import type { RunSettings } from './ports';

export interface EvaluationTask extends AssessmentTask {
  /** What genomes have to live through beside history and the worlds of the settings. */
  readonly scenarios: readonly Scenario[];
}

export interface AssessmentTask {
  readonly bars: Bars;
  readonly settings: RunSettings;
  readonly genomes: readonly NamedPhenotype[];
}

export interface WalkForwardTask {
  /** All of them; only those before the hold-out are used, and windows count in these. */
  readonly bars: Bars;
  /** A search of its own in each window, from random genomes. */
  readonly settings: Pick<RunSettings, 'seed' | 'population' | 'generations' | 'costs' | 'training'> &
    Pick<RunSettings['search'], 'senses'>;
  readonly windows: readonly WalkForwardWindow[];
}

type TaskWatch = { onProgress(done: number): void; signal: AbortSignal };

/** CPU-bound work, off the main thread. Rejects with the signal's reason within a moment of its abortion. */
export interface Evaluator {
  evaluate(task: EvaluationTask, watch: TaskWatch): Promise<{ id: GenomeId; evaluation: Evaluation }[]>;
  assess(task: AssessmentTask, watch: TaskWatch): Promise<Assessment[]>;
  /** Returns of each genome's account over the in-sample history, one a bar. */
  replay(task: AssessmentTask, watch: TaskWatch): Promise<{ id: GenomeId; returns: Float64Array }[]>;
  /** Evolves anew in each window and trades what comes after it; progress is told in genomes scored. */
  walkForward(task: WalkForwardTask, watch: TaskWatch): Promise<WalkForwardEvidence>;
}
