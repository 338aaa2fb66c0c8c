import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ComputeActivities } from '../activities/compute.activities';
import type { EvolutionActivities } from '../activities/evolution.activities';
import type { GenerationInput } from '../contracts/evolution';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import { computeTaskQueue } from '../contracts/task-queues';

/** One generation: breed, evaluate in chunks side by side, select. Every step is a pure function of the record, so any of them may be repeated. */
export async function evolveGeneration(input: GenerationInput): Promise<GenerationSummary> {
  const { run, generation, chunkSize, durations, priority } = input;
  const retry = { initialInterval: '200ms', maximumInterval: '10s' } as const;
  const ranked = priority ? { priority } : {};
  const { breedGeneration, selectSurvivors } = proxyActivities<EvolutionActivities>({
    startToCloseTimeout: durations.lightActivityMs,
    retry,
    ...ranked,
  });
  const evaluation = {
    taskQueue: computeTaskQueue,
    startToCloseTimeout: durations.evaluationMs,
    heartbeatTimeout: durations.heartbeatMs,
    retry,
    ...ranked,
  };

  setCurrentDetails(`breeding generation ${generation}`);
  const { newcomers } = await breedGeneration({ run, generation });
  const chunks = Math.ceil(newcomers / chunkSize);
  setCurrentDetails(`evaluating **${newcomers}** new genomes in ${chunks} chunks`);
  await Promise.all(
    Array.from({ length: chunks }, (_, chunk) => {
      const from = chunk * chunkSize;
      const to = Math.min(newcomers, from + chunkSize);
      const { evaluateGenomes } = proxyActivities<ComputeActivities>({
        ...evaluation,
        summary: `genomes ${from + 1} to ${to} of ${newcomers}`,
      });
      return evaluateGenomes({ run, generation, from, to });
    }),
  );
  setCurrentDetails('selecting survivors');
  const summary = await selectSurvivors({ run, generation });
  setCurrentDetails(describe(summary));
  return summary;
}

function describe({ best, median, diversity, newcomers, archive }: GenerationSummary): string {
  const show = (value: number | undefined): string => value?.toFixed(3) ?? 'none';
  return `best **${show(best)}**, median ${show(median)}, diversity ${show(diversity)}, ${newcomers} new genomes, archive of ${archive}`;
}
