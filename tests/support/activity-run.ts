import { MockActivityEnvironment } from '@temporalio/testing';
import { computeActivities, type ComputeActivities } from '../../src/activities/compute.activities';
import { evolutionActivities, type EvolutionActivities } from '../../src/activities/evolution.activities';
import { generationActivities, type GenerationActivities } from '../../src/activities/generation.activities';
import type { Evaluator } from '../../src/activities/evaluator-ports';
import type { TrialLedger } from '../../src/activities/ledger-ports';
import type { DataSetStore, EvolutionMetrics, EvolutionRecord } from '../../src/activities/ports';
import type { EvolutionResult, EvolutionSettings } from '../../src/contracts/evolution';
import { isAdversaryDue } from '../../src/domain/evolution/lifecycle';
import { plainEvaluator } from './plain-evaluator';

export interface RunStores {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
}

export type Activities = EvolutionActivities & GenerationActivities & ComputeActivities;

export const inlineEvaluator = plainEvaluator();

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
    ...generationActivities({ ...stores, metrics }),
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

/** Calls the activities of a run as its workflows do. */
export async function driveRun(
  activities: Activities,
  plan: RunPlan,
): Promise<Pick<EvolutionResult, 'resultHash' | 'verdict'>> {
  const { run, settings, perform = performOnce } = plan;
  await driveGenerations(activities, plan, settings.generations);
  await perform(() => activities.assessFinalists({ run }));
  await perform(() => activities.measureProgress({ run }));
  return perform(() => activities.concludeEvolution({ run, stopped: false }));
}

/** The same up to the end of so many generations. */
export async function driveGenerations(activities: Activities, plan: RunPlan, generations: number): Promise<void> {
  const { run, settings, chunkSize = 5, perform = performOnce } = plan;
  const { shape } = await perform(() => activities.openEvolution({ run, settings, execution: { chunkSize } }));
  for (let generation = 0; generation < generations; generation++) {
    const key = { run, generation };
    if (isAdversaryDue(generation, shape.adversaryEvery)) {
      const { members } = await perform(() => activities.searchScenarios(key));
      await driveChunks(plan, { from: 0, to: members }, (chunk) => activities.rescoreMembers({ ...key, ...chunk }));
    }
    const { newcomers } = await perform(() => activities.breedGeneration(key));
    let next = 0;
    await Promise.all(
      newcomers.map(async (count, island) => {
        const from = next;
        next += count;
        await driveChunks(plan, { from, to: next }, (chunk) => activities.evaluateGenomes({ ...key, ...chunk }));
        if (newcomers.length > 1) await perform(() => activities.selectIsland({ ...key, island }));
      }),
    );
    await perform(() => activities.selectSurvivors(key));
  }
}

async function driveChunks(
  { chunkSize = 5, order = (chunks) => chunks, perform = performOnce }: RunPlan,
  { from, to }: Chunk,
  work: (chunk: Chunk) => Promise<unknown>,
): Promise<void> {
  const chunks = Array.from({ length: Math.ceil((to - from) / chunkSize) }, (_, index) => ({
    from: from + index * chunkSize,
    to: Math.min(to, from + (index + 1) * chunkSize),
  }));
  await Promise.all(order(chunks).map((chunk) => perform(() => work(chunk))));
}
