import { MockActivityEnvironment } from '@temporalio/testing';
import { computeActivities, type ComputeActivities } from '../../src/activities/compute.activities';
import { evolutionActivities, type EvolutionActivities } from '../../src/activities/evolution.activities';
import type {
  DataSetStore,
  EvaluationTask,
  Evaluator,
  EvolutionMetrics,
  EvolutionRecord,
  TrialLedger,
} from '../../src/activities/ports';
import { createArena } from '../../src/domain/evolution/arena';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../src/domain/evolution/assessment';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import { evaluateGenome } from '../../src/domain/evolution/genome-evaluation';
import type { EvolutionResult, EvolutionSettings } from '../../src/contracts/evolution';

export interface RunStores {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
}

export type Activities = EvolutionActivities & ComputeActivities;

export const silentMetrics: EvolutionMetrics = {
  generationSelected: () => undefined,
  genomesEvaluated: () => undefined,
  activityStarted: () => undefined,
};

export function createActivities(
  stores: RunStores,
  { evaluator = inlineEvaluator, metrics = silentMetrics }: { evaluator?: Evaluator; metrics?: EvolutionMetrics } = {},
): Activities {
  return {
    ...evolutionActivities({ ...stores, metrics }),
    ...computeActivities({ ...stores, metrics, evaluator, heartbeatEveryMs: 5 }),
  };
}

/** How an activity is carried out: by default once, in the context that Temporal would give it. */
export type Perform = <T>(activity: () => Promise<T>) => Promise<T>;

export const performOnce: Perform = (activity) => new MockActivityEnvironment().run(activity);

interface Chunk {
  readonly from: number;
  readonly to: number;
}

export interface RunPlan {
  readonly run: string;
  readonly settings: EvolutionSettings;
  readonly chunkSize?: number;
  /** In which order the chunks of a generation start. */
  readonly order?: (chunks: Chunk[]) => Chunk[];
  readonly perform?: Perform;
}

/** Calls the activities of a run as its workflow does. */
export async function driveRun(
  activities: Activities,
  { run, settings, chunkSize = 5, order = (chunks) => chunks, perform = performOnce }: RunPlan,
): Promise<Pick<EvolutionResult, 'resultHash' | 'verdict'>> {
  await perform(() => activities.openEvolution({ run, settings, execution: { chunkSize } }));
  for (let generation = 0; generation < settings.generations; generation++) {
    const { newcomers } = await perform(() => activities.breedGeneration({ run, generation }));
    const chunks = Array.from({ length: Math.ceil(newcomers / chunkSize) }, (_, chunk) => {
      return { from: chunk * chunkSize, to: Math.min(newcomers, (chunk + 1) * chunkSize) };
    });
    await Promise.all(
      order(chunks).map((chunk) => perform(() => activities.evaluateGenomes({ run, generation, ...chunk }))),
    );
    await perform(() => activities.selectSurvivors({ run, generation }));
  }
  await perform(() => activities.assessFinalists({ run }));
  return perform(() => activities.concludeEvolution({ run, stopped: false }));
}

const evaluations = new Map<string, Evaluation>();
const assessments = new Map<string, Assessment>();

/** Evaluates in this process. What was computed once is remembered: it is a pure function of bars, settings and genome. */
export const inlineEvaluator: Evaluator = {
  async evaluate(task) {
    const arena = once(() => createArena(task.bars, task.settings));
    return task.genomes.map(({ id, genome }) => ({
      id,
      evaluation: remembered(evaluations, keyOf(task, id), () => evaluateGenome(genome, arena())),
    }));
  },
  async assess(task) {
    const market = once(() => createAssessmentMarket(task.bars, task.settings));
    return task.genomes.map(({ id, genome }) =>
      remembered(assessments, keyOf(task, id), () => assessGenome(id, genome, market())),
    );
  },
};

const keyOf = ({ settings: { dataset, seed, costs } }: EvaluationTask, id: string): string =>
  `${dataset} ${seed} ${costs} ${id}`;

function once<T>(create: () => T): () => T {
  const made: T[] = [];
  return () => (made[0] ??= create());
}

function remembered<T>(known: Map<string, T>, key: string, compute: () => T): T {
  const value = known.get(key) ?? compute();
  known.set(key, value);
  return value;
}
