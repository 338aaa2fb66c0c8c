import type { Bars } from '../market/bars';
import type { Genome, GenomeId } from '../strategy/genome';
import type { Scenario } from '../stress/scenario';
import { adversaryPolicy } from './adversary-policy';
import { searchAdversary } from './adversary-search';
import { listScenariosIn } from './arena';
import type { ArenaContent, ArenaRecord } from './arena-record';
import type { Offspring } from './breeding';
import { rankArchive } from './conclusion';
import type { Evaluation } from './evaluation';
import { createGenePool } from './gene-pool';
import { breedIslands, type Individual } from './generation-breeding';
import { closeGeneration, type Child, type ClosedSearch } from './generation-closing';
import { asPhenotype, idsOf, requireIndividuals, type NamedPhenotype } from './individuals';
import { findLatestRegime } from './latest-regime';
import { isAdversaryDue } from './lifecycle';
import type { SearchPlan } from './search-plan';
import { blankSearch, type SearchState } from './search-state';

/** Scores individuals under scenarios, in their order; history and worlds are those of the run. */
export type EvaluatePhenotypes = (
  phenotypes: readonly NamedPhenotype[],
  scenarios: readonly Scenario[],
) => Promise<readonly Evaluation[]>;

export interface SearchRunInput {
  /** The bars that evolution sees, no others. */
  readonly inSample: Bars;
  readonly seed: number;
  readonly population: number;
  readonly generations: number;
  readonly plan: SearchPlan;
  /** Known strategies that open the first generation. */
  readonly founders: readonly Genome[];
  /** Everybody descends from the founders. */
  readonly neighbourhood?: boolean;
  readonly evaluate: EvaluatePhenotypes;
  /** What every generation is scored under; absent: as every run begins. */
  readonly scenarios?: readonly Scenario[];
}

export interface SearchRunResult {
  /** How each generation ended, in order. */
  readonly generations: readonly ClosedSearch[];
  readonly archive: readonly Individual[];
  /** Every genome scored, with its first score. */
  readonly tried: ReadonlyMap<GenomeId, Individual>;
  readonly arenas: readonly ArenaRecord[];
}

/**
 * A whole search in one process, step for step what the workflows do between records: for experiments, where thousands of runs are compared and
 * none has to survive a crash. Equal input gives the archive that a recorded run of the same settings has.
 */
export async function runSearch(input: SearchRunInput): Promise<SearchRunResult> {
  const { inSample, seed, population, plan, neighbourhood = false } = input;
  const standard = input.scenarios ?? listScenariosIn(inSample);
  const pool = createGenePool({ hasVolume: inSample.volume !== undefined, senses: plan.senses });
  const regime = findLatestRegime(inSample);
  const tried = new Map<GenomeId, Individual>();
  const births = new Map<GenomeId, Offspring>();
  let arena: ArenaRecord = { arena: 0, generation: 0, content: { scenarios: standard } };
  const arenas = [arena];
  const closed: ClosedSearch[] = [];
  /** Scores of the present arena. */
  let known = new Map<GenomeId, Individual>();
  let state: SearchState = blankSearch;
  let archive: readonly Individual[] = [];
  for (let generation = 0; generation < input.generations; generation++) {
    if (isAdversaryDue(generation, plan.adversaryEvery)) {
      const content = await moveAdversary(input, { generation, standard, before: arena.content, archive });
      arena = { arena: arena.arena + 1, generation, content };
      arenas.push(arena);
      const living = [...byId([...livingOf(state, known).values(), ...archive]).values()];
      known = byId(await score(input, living, content.scenarios));
      archive = requireIndividuals(known, idsOf(archive));
    }
    const { scenarios } = arena.content;
    const living = livingOf(state, known);
    const bred = breedIslands({
      ...{ seed, generation, population, plan, pool, before: state, known: living },
      ...{ founders: input.founders, neighbourhood },
    });
    // One met before is what it was when it was born.
    for (const child of bred) if (!births.has(child.id)) births.set(child.id, child);
    const unscored = [...new Set(idsOf(bred))].filter((id) => !known.has(id));
    for (const individual of await score(input, requireIndividuals(births, unscored), scenarios)) {
      known.set(individual.id, individual);
      if (!tried.has(individual.id)) tried.set(individual.id, individual);
    }
    const members = requireIndividuals(known, idsOf(bred));
    const offspring = requireIndividuals(births, idsOf(bred)).map((birth, slot) => childOf(birth, members[slot]!));
    const end = closeGeneration({
      ...{ seed, generation, population, plan, arena: arena.arena, before: state, known: living, offspring, archive },
      chosen: new Map(),
      ...(regime && { regime }),
    });
    ({ state, archive } = end);
    closed.push(end);
  }
  return { generations: closed, archive, tried, arenas };
}

type Unscored = Pick<Individual, 'id' | 'genome' | 'heredity'>;

async function score(
  { evaluate }: SearchRunInput,
  individuals: readonly Unscored[],
  scenarios: readonly Scenario[],
): Promise<Individual[]> {
  const evaluations = await evaluate(individuals.map(asPhenotype), scenarios);
  return individuals.map(({ id, genome, heredity }, index) => {
    const evaluation = evaluations[index]!;
    const { fitness, violation } = evaluation;
    return { id, genome, heredity, fitness, violation, evaluation };
  });
}

function moveAdversary(
  { inSample, seed, evaluate }: SearchRunInput,
  {
    archive,
    ...move
  }: { generation: number; standard: readonly Scenario[]; before: ArenaContent; archive: readonly Individual[] },
): Promise<ArenaContent> {
  const members = rankArchive(archive).slice(0, adversaryPolicy.archiveMembers).map(asPhenotype);
  return searchAdversary({ inSample, seed, ...move, evaluate: (scenarios) => evaluate(members, scenarios) });
}

/** Those who may have children in the next generation. */
function livingOf(
  { islands, grid }: SearchState,
  known: ReadonlyMap<GenomeId, Individual>,
): ReadonlyMap<GenomeId, Individual> {
  const ids = [...islands.flatMap(({ survivors }) => survivors), ...grid.map(({ id }) => id)];
  return byId(requireIndividuals(known, ids));
}

function byId(individuals: readonly Individual[]): Map<GenomeId, Individual> {
  return new Map(individuals.map((one) => [one.id, one]));
}

function childOf({ parents, operator }: Offspring, individual: Individual): Child {
  return { ...individual, parents, operator };
}
