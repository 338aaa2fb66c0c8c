import type {
  ArenaStore,
  IslandStore,
  OffspringStore,
  RecordedGeneration,
  SelectionStore,
} from '../../src/activities/ports';
import type { ArenaRecord } from '../../src/domain/evolution/arena-record';
import { EvolutionFault } from '../../src/domain/evolution/evolution-fault';
import { birthOf, copy, type OpenGeneration, type RecordState } from './record-state';

/** Generations in memory, and where they are scored. */
export function fakeGenerations(state: RecordState): OffspringStore & SelectionStore & IslandStore & ArenaStore {
  return { ...fakeOffspring(state), ...fakeSelection(state), ...fakeIslands(state), ...fakeArenas(state) };
}

function fakeOffspring({ runs, genomes, now, requireRun }: RecordState): OffspringStore {
  return {
    async storeOffspring(run, generation, offspring) {
      const { generations, births } = requireRun(run);
      for (const { id, genome } of offspring) if (!genomes.has(id)) genomes.set(id, copy(genome));
      if (!generations.has(generation))
        generations.set(generation, { members: offspring.map(({ id }) => id), bredAt: now(), islands: new Map() });
      for (const [slot, { id, parents, operator, heredity }] of offspring.entries())
        if (!births.has(id)) births.set(id, copy({ id, generation, slot, parents, operator, heredity }));
    },
    listNewcomers: async (run, generation) =>
      [...(runs.get(run)?.births.values() ?? [])]
        .filter((birth) => birth.generation === generation)
        .map(({ id, slot }) => ({ id, slot })),
    loadMembers: async (run, generation) => [...(runs.get(run)?.generations.get(generation)?.members ?? [])],
    loadBirths: async (run, ids) =>
      ids.flatMap((id) => {
        const birth = runs.get(run)?.births.get(id);
        if (!birth) return [];
        return [copy({ ...birthOf(birth), genome: genomes.get(id)! })];
      }),
  };
}

function fakeSelection({ runs, now, requireRun }: RecordState): SelectionStore {
  const closed = (run: string): RecordedGeneration[] =>
    [...(runs.get(run)?.generations.values() ?? [])].flatMap((generation) => generation.closed ?? []);
  return {
    async storeGeneration(run, { generation, survivors, archive, state, summary }) {
      const found = requireGeneration(requireRun(run).generations, run, generation);
      const { members, bredAt } = found;
      const seconds = (now() - bredAt) / 1_000;
      found.closed ??= copy({ generation, members, survivors, archive, state, summary: { ...summary, seconds } });
      return found.closed.summary;
    },
    loadGeneration: async (run, generation) => closed(run).find((one) => one.generation === generation),
    loadGenerations: async (run, from = 0) =>
      closed(run)
        .filter(({ generation }) => generation >= from)
        .sort((a, b) => a.generation - b.generation),
  };
}

function requireGeneration(
  generations: ReadonlyMap<number, OpenGeneration>,
  run: string,
  generation: number,
): OpenGeneration {
  const found = generations.get(generation);
  if (!found)
    throw new EvolutionFault('evolution.generation-missing', `generation ${generation} of ${run} is not recorded`);
  return found;
}

function fakeIslands({ runs, requireRun }: RecordState): IslandStore {
  return {
    async storeIsland(run, { generation, island, survivors }) {
      const { islands } = requireGeneration(requireRun(run).generations, run, generation);
      if (!islands.has(island)) islands.set(island, [...survivors]);
    },
    loadIslands: async (run, generation) =>
      [...(runs.get(run)?.generations.get(generation)?.islands ?? [])]
        .map(([island, survivors]) => ({ island, survivors: [...survivors] }))
        .sort((a, b) => a.island - b.island),
  };
}

function fakeArenas({ runs, requireRun }: RecordState): ArenaStore {
  return {
    async storeArena(run, arena) {
      const { arenas } = requireRun(run);
      const isKnown = [...arenas.values()].some(
        (one) => one.arena === arena.arena || one.generation === arena.generation,
      );
      if (!isKnown) arenas.set(arena.arena, copy(arena));
    },
    loadArenas: async (run): Promise<ArenaRecord[]> =>
      copy([...(runs.get(run)?.arenas.values() ?? [])].sort((a, b) => a.arena - b.arena)),
  };
}
