import type { EvolutionRecord, RecordedBirth, RecordedGeneration, ScoredGenome } from '../../activities/ports';
import { weighFitness } from '../../domain/evolution/fitness';
import type { Heredity } from '../../domain/evolution/heredity';
import { countRules } from '../../domain/evolution/parsimony';
import { evolutionPolicy } from '../../domain/evolution/policy';
import { quantise } from '../../domain/numerics/quantise';
import type { GenomeId } from '../../domain/strategy/genome';

/** A strategy of the run that another one descends from. */
export interface Ancestor {
  readonly id: GenomeId;
  /** Of its birth, counted from 0. */
  readonly generation: number;
  readonly parents: readonly GenomeId[];
  readonly operator: string;
  readonly heredity: Heredity;
  readonly rules: number;
  /** As it was scored at its birth; absent where it was not. */
  readonly weightedFitness?: number;
}

export interface Lineage {
  /** The descendant first, then its parents, their parents and so on, each once. */
  readonly ancestors: readonly Ancestor[];
  /** From the descendant to its fitter parent and so on, back to one without parents. */
  readonly mainLine: readonly Ancestor[];
  /** False where there are more ancestors than are told. */
  readonly complete: boolean;
}

/** More than this say nothing that a reader could follow. */
const mostAncestors = 1_500;

/** All ancestors of a strategy of a run, level by level. Undefined where its birth is not recorded. */
export async function loadLineage(
  record: EvolutionRecord,
  { run, descendant, generations }: { run: string; descendant: GenomeId; generations: readonly RecordedGeneration[] },
): Promise<Lineage | undefined> {
  const births: RecordedBirth[] = [];
  const known = new Set<GenomeId>([descendant]);
  let level: GenomeId[] = [descendant];
  while (level.length > 0 && births.length < mostAncestors) {
    const found = await record.loadBirths(run, level);
    births.push(...found);
    level = [...new Set(found.flatMap(({ parents }) => parents))].filter((id) => !known.has(id));
    for (const id of level) known.add(id);
  }
  const scores = await loadScores(record, run, { births, generations });
  const ancestors = births.map(({ id, generation, parents, operator, heredity, genome }): Ancestor => {
    const fitness = scores.get(id)?.fitness;
    return {
      ...{ id, generation, parents, operator, heredity, rules: countRules(genome) },
      ...(fitness && { weightedFitness: quantise(weighFitness(fitness, evolutionPolicy.fitnessWeights)) }),
    };
  });
  const [first] = ancestors;
  return first && { ancestors, mainLine: followFitter(first, ancestors), complete: level.length === 0 };
}

/** Everybody is scored in the generation of their birth, in the arena that it had. */
async function loadScores(
  record: EvolutionRecord,
  run: string,
  { births, generations }: { births: readonly RecordedBirth[]; generations: readonly RecordedGeneration[] },
): Promise<Map<GenomeId, ScoredGenome>> {
  const arenas = new Map(generations.map(({ generation, state }) => [generation, state.arena]));
  const byArena = new Map<number, GenomeId[]>();
  for (const { id, generation } of births) {
    const arena = arenas.get(generation);
    if (arena !== undefined) byArena.set(arena, [...(byArena.get(arena) ?? []), id]);
  }
  const scored: ScoredGenome[] = [];
  for (const [arena, ids] of byArena) scored.push(...(await record.loadScored({ run, arena }, ids)));
  return new Map(scored.map((one) => [one.id, one]));
}

function followFitter(first: Ancestor, ancestors: readonly Ancestor[]): Ancestor[] {
  const byId = new Map(ancestors.map((ancestor) => [ancestor.id, ancestor]));
  const line = [first];
  const passed = new Set([first.id]);
  let last = first;
  for (;;) {
    const parents = last.parents.flatMap((id) => (passed.has(id) ? [] : (byId.get(id) ?? [])));
    const [fitter] = parents.sort(
      (a, b) => (b.weightedFitness ?? -1) - (a.weightedFitness ?? -1) || (a.id < b.id ? -1 : 1),
    );
    if (!fitter) return line;
    passed.add(fitter.id);
    line.push(fitter);
    last = fitter;
  }
}
