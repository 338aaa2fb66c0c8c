import { deriveSeed } from '../numerics/derived-seed';
import { createRandom, type Random } from '../numerics/random';
import { canonicalGenome, genomeId } from '../strategy/canonical-genome';
import type { Genome, GenomeId } from '../strategy/genome';
import { holdsNever } from '../strategy/rule-simplification';
import { crossGenomes } from './crossover';
import { inheritGains, learnGains, neutralGains } from './epigenetic-gains';
import type { RegimeOutcome } from './evaluation';
import type { Scored } from './fitness';
import type { GenePool } from './gene-pool';
import type { Heredity, VariationRates } from './heredity';
import { mutateGenome, type Mutated } from './mutation';
import {
  crossoverKinds,
  drawOperator,
  mutationKinds,
  type Chances,
  type CrossoverKind,
  type MutationKind,
} from './operator-table';
import { evolutionPolicy } from './policy';
import { drawGenome } from './random-genome';
import { rankPopulation, sortById, type Ranked } from './ranking';
import { boundRates, inheritRates } from './rates-inheritance';
import { holdTournament } from './tournament-selection';
import { beginVariation, readChances, type VariationControl } from './variation-control';
import { variationPolicy } from './variation-policy';
import { plainVariation, type VariationSettings } from './variation-settings';

export interface Parent extends Scored {
  readonly genome: Genome;
  /** Absent: as old as the run, with nothing of its own. */
  readonly heredity?: Heredity;
  /** How it did in the volatility regimes, to learn from; absent: nothing is learned. */
  readonly regimes?: readonly RegimeOutcome[];
}

export interface Offspring {
  readonly id: GenomeId;
  readonly genome: Genome;
  readonly parents: readonly GenomeId[];
  /** `founder`, `random`, or the names of the operators that made it, joined by `+`. */
  readonly operator: string;
  readonly heredity: Heredity;
}

export interface BreedingInput {
  readonly seed: number;
  readonly generation: number;
  readonly size: number;
  readonly pool: GenePool;
  /** Survivors of the generation before; empty for the first, which is drawn at random. */
  readonly parents: readonly Parent[];
  /** Absent: the only island, 0. */
  readonly island?: number;
  /** Absent: nothing follows its context. */
  readonly settings?: VariationSettings;
  /** Absent: as in a first generation. */
  readonly control?: VariationControl;
  /** Known strategies, the first to be tried: they open a generation without parents. */
  readonly founders?: readonly Genome[];
  /** Everybody descends from the founders: all of them open, the rest and immigrants are their children instead of being drawn. */
  readonly neighbourhood?: boolean;
  /** Members of a quality-diversity grid, who breed beside the survivors. */
  readonly elites?: readonly Parent[];
  /** Genomes that other islands have bred in this generation: not to be bred again. */
  readonly taken?: readonly GenomeId[];
}

/** Whoever can have children, scored or not. */
type Bearer = Omit<Parent, 'fitness' | 'violation'>;

/** What the slots of one generation share. */
interface Nursery {
  readonly generation: number;
  readonly pool: GenePool;
  readonly ranked: readonly Ranked<Parent>[];
  readonly elites: readonly Bearer[];
  /** Whose children are the immigrants; empty where those are drawn. */
  readonly ancestors: readonly Bearer[];
  readonly settings: VariationSettings;
  readonly control: VariationControl;
  readonly crossover: Chances<CrossoverKind>;
  readonly mutation: Chances<MutationKind>;
}

/**
 * The next generation, `size` genomes in slot order, distinct from each other and from their parents, and able to trade, wherever the space
 * allows it.
 * Each slot has its own random stream, so the result depends on seed, generation, island, parents and control alone.
 */
export function breedGeneration(input: BreedingInput): Offspring[] {
  const { seed, generation, size, pool, parents, island = 0, settings = plainVariation, elites = [] } = input;
  const control = input.control ?? beginVariation(settings);
  const ranked = rankPopulation(parents);
  const ancestors = input.neighbourhood ? nameGenomes(input.founders ?? []) : [];
  const bearers = parents.length + elites.length === 0 ? ancestors : sortById(elites);
  const nursery = { generation, pool, ranked, elites: bearers, ancestors, settings, control, ...readChances(control) };
  const taken = new Set([...[...parents, ...elites].map(({ id }) => id), ...(input.taken ?? [])]);
  const founders = parents.length === 0 ? chooseFounders(input, taken) : [];
  for (const { id } of founders) taken.add(id);
  return Array.from({ length: size }, (_, slot) => {
    // The first island draws as a run without islands does.
    const place = island === 0 ? [generation, slot] : [generation, island, slot];
    const random = createRandom(deriveSeed(seed, 'breed', ...place));
    const founder = founders[slot];
    if (founder) return { ...founder, parents: [], operator: 'founder', heredity: inherit([], nursery, random) };
    let child = breedOne(nursery, random);
    for (let attempt = 1; attempt < evolutionPolicy.variation.attempts && isFutile(child, taken); attempt++)
      child = breedOne(nursery, random);
    taken.add(child.id);
    return child;
  });
}

/** Bred already, or it will never trade. */
function isFutile({ id, genome: { long, short } }: Offspring, taken: ReadonlySet<GenomeId>): boolean {
  return taken.has(id) || [long, short].every((side) => !side || holdsNever(side.enter));
}

/** The first that nobody has bred yet, as many as the policy's share allows, or as there is room for in a neighbourhood. */
function chooseFounders({ founders = [], size, neighbourhood }: BreedingInput, taken: ReadonlySet<GenomeId>) {
  const most = neighbourhood ? size : Math.floor(size * variationPolicy.founderShare);
  return nameGenomes(founders)
    .filter(({ id }) => !taken.has(id))
    .slice(0, most);
}

/** Each genome once, in its canonical form, with its id. */
function nameGenomes(genomes: readonly Genome[]): { id: GenomeId; genome: Genome }[] {
  const named = genomes.map(canonicalGenome).map((genome) => ({ id: genomeId(genome), genome }));
  return [...new Map(named.map((one) => [one.id, one])).values()];
}

function breedOne(nursery: Nursery, random: Random): Offspring {
  const { ranked, elites, control } = nursery;
  const orphan = ranked.length + elites.length === 0 || random.uniform() < control.immigrants;
  if (orphan) return settle(nursery, random);
  const first = chooseParent(nursery, random);
  if (random.uniform() >= control.crossover) {
    const heredity = inherit([first], nursery, random);
    const { genome, kind } = mutate(first.genome, heredity, { nursery, random });
    return bear(genome, [first], { operator: kind, heredity });
  }
  const second = chooseParent(nursery, random);
  const heredity = inherit([first, second], nursery, random);
  const kind = drawOperator(crossoverKinds, nursery.crossover, random);
  const crossed = crossGenomes(kind, [first.genome, second.genome], random);
  if (random.uniform() >= ratesAtWork(heredity, control).mutation)
    return bear(crossed, [first, second], { operator: kind, heredity });
  const mutated = mutate(crossed, heredity, { nursery, random });
  return bear(mutated.genome, [first, second], { operator: `${kind}+${mutated.kind}`, heredity });
}

/** Somebody who owes nothing to those who live: drawn at random, or in a neighbourhood the child of a founder. */
function settle(nursery: Nursery, random: Random): Offspring {
  const { ancestors, pool } = nursery;
  if (ancestors.length === 0)
    return bear(drawGenome(pool, random), [], { operator: 'random', heredity: inherit([], nursery, random) });
  const founder = ancestors[random.integer(ancestors.length)]!;
  const heredity = inherit([], nursery, random);
  const { genome, kind } = mutate(founder.genome, heredity, { nursery, random });
  return bear(genome, [founder], { operator: kind, heredity });
}

function chooseParent({ ranked, elites }: Nursery, random: Random): Bearer {
  const fromGrid = elites.length > 0 && (ranked.length === 0 || random.uniform() < variationPolicy.gridParents);
  if (fromGrid) return elites[random.integer(elites.length)]!;
  return holdTournament(ranked, evolutionPolicy.variation.tournamentSize, random);
}

function mutate(
  genome: Genome,
  heredity: Heredity,
  { nursery, random }: { nursery: Nursery; random: Random },
): Mutated {
  const { pool, control, mutation } = nursery;
  const length = ratesAtWork(heredity, control).step;
  return mutateGenome(drawOperator(mutationKinds, mutation, random), genome, { pool, random, length });
}

/** An individual's own rates where it has some, moved as the island's are moved from the usual ones. */
function ratesAtWork({ rates }: Heredity, { mutation, step }: VariationControl): VariationRates {
  if (!rates) return { mutation, step };
  const { mutation: usual } = evolutionPolicy.variation;
  return boundRates({ mutation: (rates.mutation * mutation) / usual, step: rates.step * step });
}

/** What a child has from its parents beside the rules; one without parents begins at the usual. */
function inherit(parents: readonly Bearer[], { generation, settings }: Nursery, random: Random): Heredity {
  const ages = parents.map(({ heredity }) => heredity?.age ?? 0);
  const known = parents.flatMap(({ heredity }) => heredity?.rates ?? []);
  const learned = parents.map(({ heredity, regimes }) => learnGains(heredity?.gains ?? neutralGains, regimes ?? []));
  return {
    age: ages.length === 0 ? generation : Math.min(...ages),
    ...(settings.selfAdaptation && { rates: inheritRates(known, random) }),
    ...(settings.epigenetics && { gains: inheritGains(learned) }),
  };
}

function bear(
  genome: Genome,
  parents: readonly Bearer[],
  { operator, heredity }: Pick<Offspring, 'operator' | 'heredity'>,
): Offspring {
  return { id: genomeId(genome), genome, parents: parents.map(({ id }) => id), operator, heredity };
}
