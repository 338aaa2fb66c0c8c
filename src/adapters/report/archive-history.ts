import type { EvolutionRecord, RecordedGeneration, ScoredGenome } from '../../activities/ports';
import { rankArchive } from '../../domain/evolution/conclusion';
import { countRules } from '../../domain/evolution/parsimony';
import { evolutionPolicy } from '../../domain/evolution/policy';
import { computeQuantile } from '../../domain/numerics/quantile';

/** What the archive held at the end of a generation, counted from 0. */
export interface ArchiveMoment {
  readonly generation: number;
  /** Genomes scored by its end. */
  readonly trials: number;
  /** Best weighted fitness first, in the arena of the generation. */
  readonly leaders: readonly ScoredGenome[];
  /** Median rule count; absent while the archive is empty. */
  readonly medianRules?: number;
}

/** The archive of each generation, as it was scored then. */
export async function loadArchiveHistory(
  record: EvolutionRecord,
  run: string,
  generations: readonly RecordedGeneration[],
): Promise<ArchiveMoment[]> {
  let trials = 0;
  const moments: ArchiveMoment[] = [];
  for (const { generation, archive, state, summary } of generations) {
    trials += summary.newcomers;
    const members = await record.loadScored({ run, arena: state.arena }, archive);
    const medianRules = computeQuantile(
      members.map(({ genome }) => countRules(genome)),
      0.5,
    );
    moments.push({
      ...{ generation, trials, leaders: rankArchive(members).slice(0, evolutionPolicy.progress.leaders) },
      ...(medianRules !== undefined && { medianRules }),
    });
  }
  return moments;
}
