import type { Bars } from '../market/bars';
import { deriveSeed } from '../numerics/derived-seed';
import { createRandom } from '../numerics/random';
import type { Scenario } from '../stress/scenario';
import { beginAdversary, createAdversarySpace, judgeAdversary, type AdversaryState } from './adversary';
import { measureHarm } from './adversary-harm';
import { adversaryPolicy } from './adversary-policy';
import { chooseScenarios } from './scenario-choice';
import type { ArenaContent } from './arena-record';
import type { Evaluation } from './evaluation';

export interface AdversarySearch {
  readonly inSample: Bars;
  readonly seed: number;
  /** The generation that the chosen scenarios hold from. */
  readonly generation: number;
  /** Where the generations before were scored. */
  readonly before: ArenaContent;
  /** What every run starts under. */
  readonly standard: readonly Scenario[];
  /** Scores the same archive members, in one order, under scenarios; `stress` in the order of the scenarios. */
  readonly evaluate: (scenarios: readonly Scenario[]) => Promise<readonly Evaluation[]>;
}

/**
 * The adversary's move: rounds of scenarios evolve against the archive as it stands, then those are chosen under which evolution goes on.
 * Its draws hang on seed and generation alone.
 */
export async function searchAdversary(search: AdversarySearch): Promise<ArenaContent> {
  const { seed, generation, before, standard, evaluate } = search;
  const space = createAdversarySpace(search.inSample);
  const size = adversaryPolicy.population.default;
  const breedingOf = (round: number) => ({
    ...space,
    size,
    random: createRandom(deriveSeed(seed, 'adversary', generation, round)),
  });
  let adversary: AdversaryState = before.adversary ?? beginAdversary(breedingOf(0));
  for (let round = 1; round <= adversaryPolicy.rounds.default; round++) {
    const evaluations = await evaluate(adversary.population);
    const harms = adversary.population.map((_, index) => harmOf(evaluations, index));
    adversary = judgeAdversary(adversary, harms, breedingOf(round));
  }
  return { scenarios: chooseScenarios(standard, adversary, standard.length + adversaryPolicy.chosen), adversary };
}

function harmOf(evaluations: readonly Evaluation[], scenario: number): number {
  return measureHarm(evaluations.map(({ inSample, stress }) => ({ history: inSample, stressed: stress[scenario]! })))
    .harm;
}
