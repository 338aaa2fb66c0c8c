import { completeArenas, findArena, type ArenaRecord } from '../domain/evolution/arena-record';
import { EvolutionFault } from '../domain/evolution/evolution-fault';
import type { GenomeId } from '../domain/strategy/genome';
import type { EvolutionRecord, RecordedGeneration } from './ports';

export interface GenerationKey {
  readonly run: string;
  readonly generation: number;
}

/** Where a generation is scored. */
export async function requireArena(record: EvolutionRecord, { run, generation }: GenerationKey): Promise<ArenaRecord> {
  const found = findArena(completeArenas(await record.loadArenas(run)), generation);
  if (!found) throw new EvolutionFault('evolution.run-unknown', `run ${run} has no arena for generation ${generation}`);
  return found;
}

/** Everybody who lives on into a generation, sorted: survivors, archive and grid of the one before, and the arena they were scored in. */
export async function loadLiving(
  record: EvolutionRecord,
  { run, generation }: GenerationKey,
): Promise<{ members: GenomeId[]; archive: readonly GenomeId[]; before: number }> {
  const previous = await findPrevious(record, run, generation);
  const { survivors = [], archive = [], state } = previous ?? {};
  const members = [...new Set([...survivors, ...archive, ...(state?.grid ?? []).map(({ id }) => id)])].sort();
  return { members, archive, before: state?.arena ?? 0 };
}

/**
 * Genomes of a generation that have no score in its arena yet, in slot order: those never met before, and under scenarios that are new those
 * that were met only under others. Who was scored within the arena is told by the generations before, not by the scores there are: the
 * answer stays the same while they come in.
 */
export async function listUnscored(
  record: EvolutionRecord,
  { run, generation }: GenerationKey,
): Promise<{ id: GenomeId; slot: number }[]> {
  const { generation: since } = await requireArena(record, { run, generation });
  if (since === 0) return record.listNewcomers(run, generation);
  const { members: living } = await loadLiving(record, { run, generation: since });
  const scored = new Set(living);
  for (let earlier = since; earlier < generation; earlier++)
    for (const id of await record.loadMembers(run, earlier)) scored.add(id);
  return (await record.loadMembers(run, generation)).flatMap((id, slot) => {
    if (scored.has(id)) return [];
    scored.add(id);
    return [{ id, slot }];
  });
}

/** The generation before this one; undefined for the first. */
export async function findPrevious(
  record: EvolutionRecord,
  run: string,
  generation: number,
): Promise<RecordedGeneration | undefined> {
  if (generation === 0) return undefined;
  const found = await record.loadGeneration(run, generation - 1);
  if (!found)
    throw new EvolutionFault('evolution.generation-missing', `generation ${generation - 1} of ${run} is not recorded`);
  return found;
}
