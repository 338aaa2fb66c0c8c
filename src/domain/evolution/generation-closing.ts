import { deriveSeed } from '../numerics/derived-seed';
import { quantise } from '../numerics/quantise';
import { createRandom } from '../numerics/random';
import type { VolatilityRegime } from '../regime/volatility-regime';
import type { GenomeId } from '../strategy/genome';
import { updateArchive } from './archive';
import { updateBehaviourGrid } from './behaviour-grid';
import { computeDiversity } from './diversity';
import { weighFitness } from './fitness';
import { sizeIslands, slotsOfIsland, type Individual } from './generation-breeding';
import { computeArchiveHypervolume } from './hypervolume';
import { idsOf, requireIndividuals } from './individuals';
import { adoptMigrants, planMigration, type Move } from './migration';
import { judgeOffspring } from './operator-outcomes';
import { evolutionPolicy } from './policy';
import { planRestart } from './restart';
import type { SearchPlan } from './search-plan';
import { searchPolicy } from './search-policy';
import type { IslandState, SearchState } from './search-state';
import { decideOnStagnation, updateStagnation, type StagnationDecision } from './stagnation';
import { selectSurvivors, type SelectionChoice } from './survivor-selection';
import { beginVariation, updateVariationControl, type VariationControl } from './variation-control';

/** A child with what its birth says of it. */
export interface Child extends Individual {
  readonly parents: readonly GenomeId[];
  readonly operator: string;
}

export interface GenerationClosing {
  readonly seed: number;
  readonly generation: number;
  readonly population: number;
  readonly plan: SearchPlan;
  /** Number of the arena in which everybody here was scored. */
  readonly arena: number;
  readonly before: SearchState;
  /** At least the survivors and the members of the grid, scored in this arena. */
  readonly known: ReadonlyMap<GenomeId, Individual>;
  /** In slot order. */
  readonly offspring: readonly Child[];
  /** Archive of the generation before. */
  readonly archive: readonly Individual[];
  /** Survivors of islands that have chosen already. */
  readonly chosen: ReadonlyMap<number, readonly GenomeId[]>;
  /** The latest of the in-sample bars; absent while unknown. */
  readonly regime?: VolatilityRegime;
}

export interface ClosedSearch {
  readonly state: SearchState;
  readonly survivors: readonly Individual[];
  readonly archive: readonly Individual[];
  /** Weighted fitness of the best feasible survivor and the middle one; absent while none is feasible. */
  readonly best?: number;
  readonly median?: number;
  readonly diversity?: number;
  readonly hypervolume: number;
  readonly feasible: number;
}

/** Ends a generation: who lives on and where, what archive and grid hold now, whether the search stands still, and how each island varies next. */
export function closeGeneration(input: GenerationClosing): ClosedSearch {
  const { generation, plan, arena, before, offspring } = input;
  const rescored = before.arena !== arena;
  const archive = rescored
    ? updateArchive([], [...input.archive, ...offspring], evolutionPolicy.archive.epsilon)
    : updateArchive(input.archive, offspring, evolutionPolicy.archive.epsilon);
  const hypervolume = computeArchiveHypervolume(archive);
  const decision = decideOnStagnation(updateStagnation(before.stagnation, { generation, hypervolume, arena }), plan);
  const { islands, moves } = settleIslands(input, decision);
  const survivors = islands.flat();
  const figures = describePopulation(survivors);
  const context = {
    ...(figures.diversity !== undefined && { diversity: figures.diversity }),
    // A population that starts anew is not to blame for what came before it.
    generationsWithoutProgress: generation - Math.max(decision.state.progressAt, decision.state.restartedAt ?? 0),
    ...(input.regime && { regime: input.regime }),
    settings: plan,
  };
  const states = islands.map((members, island): IslandState => {
    const outcomes = judgeOffspring({
      offspring: childrenOf(input, island),
      parents: [...input.known.values()],
      survivors: idsOf(members),
      archive: { before: idsOf(input.archive), after: idsOf(archive) },
    });
    const control = updateVariationControl(before.islands[island]?.control ?? beginVariation(plan), outcomes, context);
    return { survivors: idsOf(members), control: refresh(control, decision) };
  });
  const grid = rescored
    ? updateBehaviourGrid([], [...requireIndividuals(input.known, idsOf(before.grid)), ...offspring])
    : updateBehaviourGrid(before.grid, offspring);
  return {
    state: {
      ...{ islands: states, arena, moves, action: decision.action, reasons: decision.reasons },
      grid: plan.behaviourGrid ? grid : [],
      stagnation: decision.state,
    },
    ...{ survivors, archive, hypervolume, ...figures },
  };
}

export type IslandSelection = Pick<
  GenerationClosing,
  'seed' | 'generation' | 'population' | 'plan' | 'before' | 'known'
> & {
  readonly island: number;
  readonly children: readonly Individual[];
};

/** The survivors of one island, from those of the generation before and its children together. */
export function selectOnIsland({ island, children, ...input }: IslandSelection): Individual[] {
  const { before, known, plan } = input;
  const parents = requireIndividuals(known, before.islands[island]?.survivors ?? []);
  const size = sizeIslands(input.population, plan.islands)[island]!;
  return selectSurvivors([...parents, ...children], size, choiceOf(input, island, 'survivors'));
}

/** Everybody's place after selection, migration and, where the search stands still for too long, a fresh start. */
function settleIslands(
  input: GenerationClosing,
  { action }: StagnationDecision,
): { islands: Individual[][]; moves: readonly Move[] } {
  const { generation, population, plan, chosen } = input;
  const sizes = sizeIslands(population, plan.islands);
  const found = new Map([...input.known.values(), ...input.offspring].map((member) => [member.id, member]));
  const selected = sizes.map((_, island) => {
    const ids = chosen.get(island);
    return ids
      ? requireIndividuals(found, ids)
      : selectOnIsland({ ...input, island, children: childrenOf(input, island) });
  });
  if (action === 'restart') {
    const kept = selected.map((members, island) => {
      const best = new Set(planRestart(members, sizes[island]!).kept);
      return members.filter(({ id }) => best.has(id));
    });
    return { islands: kept, moves: [] };
  }
  const { migrationEvery, migrants, topology } = plan;
  const { ageGap } = searchPolicy;
  const moves = planMigration(selected, { generation, every: migrationEvery, migrants, topology, ageGap });
  const choose = (island: number): SelectionChoice => choiceOf(input, island, 'migrants');
  // Islands differ by one place at the most; the largest sets the limit, and breeding keeps to its own sizes.
  return { islands: adoptMigrants(selected, moves, { size: sizes[0]!, choose }), moves };
}

function childrenOf({ offspring, population, plan }: GenerationClosing, island: number): readonly Child[] {
  const { from, to } = slotsOfIsland(sizeIslands(population, plan.islands), island);
  return offspring.slice(from, to);
}

function choiceOf(
  { seed, generation, plan }: Pick<GenerationClosing, 'seed' | 'generation' | 'plan'>,
  island: number,
  purpose: string,
): SelectionChoice {
  if (plan.selection === 'nsga2') return { selection: 'nsga2' };
  return { selection: 'nsga3', random: createRandom(deriveSeed(seed, 'select', purpose, generation, island)) };
}

/** After a restart the free places belong to genomes that owe nothing to those before. */
function refresh(control: VariationControl, { action, reasons }: StagnationDecision): VariationControl {
  if (action !== 'restart') return control;
  return {
    ...control,
    immigrants: 1 - searchPolicy.restart.keep,
    reasons: [...control.reasons, ...reasons],
  };
}

function describePopulation(survivors: readonly Individual[]) {
  const scores = survivors
    .filter(({ violation }) => violation === 0)
    .map(({ fitness }) => weighFitness(fitness, evolutionPolicy.fitnessWeights))
    .sort((a, b) => b - a);
  const diversity = computeDiversity(survivors.map(({ genome }) => genome));
  const [best] = scores;
  const median = scores[Math.floor(scores.length / 2)];
  return {
    ...(best !== undefined && { best: quantise(best) }),
    ...(median !== undefined && { median: quantise(median) }),
    ...(diversity !== undefined && { diversity: quantise(diversity) }),
    feasible: scores.length,
  };
}
