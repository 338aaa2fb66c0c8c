import { findAgeLimit, isBottomRestartDue, type AgeLayers } from './age-layers';
import type { Scored } from './fitness';
import { rankPopulation } from './ranking';
import type { Topology } from './search-settings';
import { selectSurvivors, type SelectionChoice } from './survivor-selection';

export interface Islander extends Scored {
  /** `age` is the generation in which its oldest genes were drawn. */
  readonly heredity: { readonly age: number };
}

/** One genome on its way from an island to another; a copy lives on where it was. */
export interface Move {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly copy: boolean;
}

export interface MigrationPlan {
  /** The generation that ends. */
  readonly generation: number;
  /** Generations between two migrations in a ring. */
  readonly every: number;
  /** Members that each island of a ring sends on. */
  readonly migrants: number;
  readonly topology: Topology;
  readonly ageGap: number;
}

/**
 * Who goes where at the end of a generation. In a ring each island sends copies of its best to the next one, whenever a migration is due. In
 * age layers whoever has grown too old for a layer moves up, in every generation, and at a restart of the lowest layer all of it does.
 */
export function planMigration(islands: readonly (readonly Islander[])[], plan: MigrationPlan): Move[] {
  if (islands.length < 2) return [];
  return plan.topology === 'ring' ? planRing(islands, plan) : planPromotion(islands, plan);
}

function planRing(islands: readonly (readonly Islander[])[], { generation, every, migrants }: MigrationPlan): Move[] {
  if (generation === 0 || generation % every !== 0) return [];
  return islands.flatMap((members, from) =>
    rankPopulation(members)
      .slice(0, migrants)
      .map(({ member }) => ({ id: member.id, from, to: (from + 1) % islands.length, copy: true })),
  );
}

function planPromotion(islands: readonly (readonly Islander[])[], { generation, ageGap }: MigrationPlan): Move[] {
  const scheme: AgeLayers = { layers: islands.length, gap: ageGap };
  return islands.flatMap((members, from) => {
    const limit = findAgeLimit(from, scheme) ?? Number.POSITIVE_INFINITY;
    const cleared = from === 0 && isBottomRestartDue(generation, ageGap);
    return members
      .filter(({ heredity }) => cleared || generation - heredity.age >= limit)
      .map(({ id }) => ({ id, from, to: from + 1, copy: false }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/**
 * The islands after the moves: an arrival joins those who stayed, and where that makes more than `size` selection decides who has a place.
 * An island that is left smaller is filled by breeding. Throws a RangeError on a move of somebody who is not there.
 */
export function adoptMigrants<T extends Islander>(
  islands: readonly (readonly T[])[],
  moves: readonly Move[],
  { size, choose = () => ({ selection: 'nsga2' }) }: { size: number; choose?: (island: number) => SelectionChoice },
): T[][] {
  const arrivals = islands.map((): T[] => []);
  const departed = islands.map(() => new Set<string>());
  for (const { id, from, to, copy } of moves) {
    const member = islands[from]?.find((one) => one.id === id);
    if (!member || !arrivals[to]) throw new RangeError(`no ${id} can move from island ${from} to island ${to}`);
    arrivals[to].push(member);
    if (!copy) departed[from]!.add(id);
  }
  return islands.map((members, island) => {
    const stayed = members.filter(({ id }) => !departed[island]!.has(id));
    const present = new Set(stayed.map(({ id }) => id));
    const joined = [...stayed, ...arrivals[island]!.filter(({ id }) => !present.has(id))];
    return joined.length > size ? selectSurvivors(joined, size, choose(island)) : joined;
  });
}
