import { executeChild, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ComputeActivities } from '../activities/compute.activities';
import type { GenerationActivities } from '../activities/generation.activities';
import { islandWorkflowId, plainShape, type GenerationInput } from '../contracts/evolution';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import { isAdversaryDue } from '../domain/evolution/lifecycle';
import { evaluateInChunks, heavyOptions, lightOptions } from './evaluation-chunks';
import { evolveIsland } from './island.workflow';

/**
 * One generation: let the adversary move where it is due, breed, evaluate on every island side by side, select. Every step is a pure
 * function of the record, so any of them may be repeated.
 */
export async function evolveGeneration(input: GenerationInput): Promise<GenerationSummary> {
  const { run, generation, shape = plainShape } = input;
  const light = proxyActivities<GenerationActivities>(lightOptions(input));
  if (isAdversaryDue(generation, shape.adversaryEvery)) await moveAdversary(input);

  setCurrentDetails(`breeding generation ${generation}`);
  // What was bred before there were islands is told as one number.
  const newcomers = [(await light.breedGeneration({ run, generation })).newcomers].flat();
  const total = newcomers.reduce((sum, count) => sum + count, 0);
  setCurrentDetails(
    `evaluating **${total}** new genomes${newcomers.length > 1 ? ` on ${newcomers.length} islands` : ''}`,
  );
  if (newcomers.length === 1) await evaluateNewcomers(input, total);
  else await settleIslands(input, newcomers);
  setCurrentDetails('selecting survivors');
  const summary = await light.selectSurvivors({ run, generation });
  setCurrentDetails(describe(summary));
  return summary;
}

/** New scenarios are found, and whoever lives on is scored under them before anybody is bred. */
async function moveAdversary(input: GenerationInput): Promise<void> {
  const { run, generation } = input;
  setCurrentDetails('the adversary looks for what hurts most');
  const { searchScenarios } = proxyActivities<ComputeActivities>({
    ...heavyOptions(input),
    summary: `scenarios from generation ${generation} on`,
  });
  const { members } = await searchScenarios({ run, generation });
  setCurrentDetails(`scoring **${members}** survivors anew`);
  await evaluateInChunks(input, { from: 0, to: members }, ({ from, to }, summary) =>
    proxyActivities<ComputeActivities>({ ...heavyOptions(input), summary: `survivors ${summary}` }).rescoreMembers({
      ...{ run, generation, from, to },
    }),
  );
}

async function evaluateNewcomers(input: GenerationInput, total: number): Promise<void> {
  const { run, generation } = input;
  await evaluateInChunks(input, { from: 0, to: total }, ({ from, to }, summary) =>
    proxyActivities<ComputeActivities>({ ...heavyOptions(input), summary: `genomes ${summary}` }).evaluateGenomes({
      ...{ run, generation, from, to },
    }),
  );
}

/** One child workflow for each island; newcomers are numbered island by island. */
async function settleIslands(input: GenerationInput, newcomers: readonly number[]): Promise<void> {
  const { run, generation, chunkSize, durations, priority } = input;
  let next = 0;
  await Promise.all(
    newcomers.map((count, island) => {
      const from = next;
      next += count;
      return executeChild(evolveIsland, {
        workflowId: islandWorkflowId(run, generation, island),
        args: [{ run, generation, island, from, to: next, chunkSize, durations, ...(priority && { priority }) }],
        workflowTaskTimeout: durations.workflowTaskMs,
        staticSummary: `island ${island + 1} of ${newcomers.length}: ${count} new genomes`,
        ...(priority && { priority }),
      });
    }),
  );
}

function describe({ best, median, diversity, newcomers, archive }: GenerationSummary): string {
  const show = (value: number | undefined): string => value?.toFixed(3) ?? 'none';
  return `best **${show(best)}**, median ${show(median)}, diversity ${show(diversity)}, ${newcomers} new genomes, archive of ${archive}`;
}
