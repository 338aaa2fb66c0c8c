import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ComputeActivities } from '../activities/compute.activities';
import type { GenerationActivities } from '../activities/generation.activities';
import type { IslandInput } from '../contracts/evolution';
import { evaluateInChunks, heavyOptions, lightOptions } from './evaluation-chunks';

/** One island's share of a generation: its newcomers are evaluated, and the island chooses who lives on there. */
export async function evolveIsland(input: IslandInput): Promise<{ survivors: number }> {
  const { run, generation, island } = input;
  setCurrentDetails(`evaluating **${input.to - input.from}** new genomes`);
  await evaluateInChunks(input, input, ({ from, to }, summary) =>
    proxyActivities<ComputeActivities>({ ...heavyOptions(input), summary: `genomes ${summary}` }).evaluateGenomes({
      ...{ run, generation, from, to },
    }),
  );
  const { selectIsland } = proxyActivities<GenerationActivities>(lightOptions(input));
  const chosen = await selectIsland({ run, generation, island });
  setCurrentDetails(`**${chosen.survivors}** survivors`);
  return chosen;
}
