import { log } from '@temporalio/activity';
import { takeInSample } from '../domain/evolution/arena';
import { EvolutionFault } from '../domain/evolution/evolution-fault';
import { createGenePool } from '../domain/evolution/gene-pool';
import { breedIslands, countByIsland, sizeIslands, slotsOfIsland } from '../domain/evolution/generation-breeding';
import { closeGeneration, selectOnIsland, type Child } from '../domain/evolution/generation-closing';
import { summariseGeneration, type GenerationSummary } from '../domain/evolution/generation-summary';
import { findLatestRegime } from '../domain/evolution/latest-regime';
import type { SearchPlan } from '../domain/evolution/search-plan';
import { blankSearch } from '../domain/evolution/search-state';
import type { Bars } from '../domain/market/bars';
import type { VolatilityRegime } from '../domain/regime/volatility-regime';
import type { Genome } from '../domain/strategy/genome';
import { knownStrategies } from '../domain/strategy/strategy-families';
import { requireRun, type EvolutionPorts } from './evolution.activities';
import { translatingFaults } from './faults';
import { findPrevious, listUnscored, requireArena, type GenerationKey } from './run-facts';
import type { ArenaKey, EvolutionRecord } from './ports';

export type GenerationActivities = ReturnType<typeof generationActivities>;

/** The light work of a generation: what takes milliseconds and reads or writes the record. */
export function generationActivities(ports: EvolutionPorts) {
  return translatingFaults({
    breedGeneration: (key: GenerationKey) => breed(ports, key),
    selectIsland: (key: GenerationKey & { island: number }) => selectIsland(ports, key),
    selectSurvivors: (key: GenerationKey) => close(ports, key),
  });
}

/** Breeds the generation's genomes from the survivors of the one before and enters them in the trial ledger; says how many on each island are still to be scored. */
async function breed(
  { dataSets, record, ledger }: EvolutionPorts,
  { run, generation }: GenerationKey,
): Promise<{ newcomers: number[] }> {
  const { settings, family } = await requireRun(record, run);
  const { population, search, seed } = settings;
  const neighbourhood = settings.training !== undefined;
  const bars = await dataSets.load(settings.dataset);
  const { before, known } = await loadBefore(record, { run, generation });
  const hasVolume = bars.volume !== undefined;
  const offspring = breedIslands({
    ...{ seed, generation, population, plan: search, before, known },
    pool: createGenePool({ hasVolume, senses: search.senses }),
    founders:
      generation === 0 || neighbourhood ? await loadFounders(record, search, { hasVolume, period: bars.period }) : [],
    neighbourhood,
  });
  await record.storeOffspring(run, generation, offspring);
  const unscored = await listUnscored(record, { run, generation });
  // Before anybody is scored: a trial whose worker died still counts.
  await ledger.recordTrials({ run, family, genomes: unscored.map(({ id }) => id) });
  const slots = unscored.map(({ slot }) => slot);
  return { newcomers: countByIsland(slots, sizeIslands(population, search.islands)) };
}

/** A user's own strategies first, then the known families. */
async function loadFounders(
  record: EvolutionRecord,
  { families, founders }: SearchPlan,
  data: Parameters<typeof knownStrategies>[0],
): Promise<Genome[]> {
  const own = await Promise.all(
    founders.map(async (id) => {
      const genome = await record.loadGenome(id);
      if (!genome) throw new EvolutionFault('evolution.founder-unknown', `no strategy ${id} is stored`);
      return genome;
    }),
  );
  return [...own, ...(families ? knownStrategies(data) : [])];
}

/** Lets one island choose who lives on there; the generation takes it over when it closes. */
async function selectIsland(
  { record }: EvolutionPorts,
  { run, generation, island }: GenerationKey & { island: number },
): Promise<{ survivors: number }> {
  const { settings } = await requireRun(record, run);
  const { population, search, seed } = settings;
  const { before, known, arena } = await loadBefore(record, { run, generation });
  const { from, to } = slotsOfIsland(sizeIslands(population, search.islands), island);
  const members = (await record.loadMembers(run, generation)).slice(from, to);
  const children = await record.loadScored({ run, arena }, members);
  const facts = { seed, generation, population, plan: search, before, known };
  const survivors = selectOnIsland({ ...facts, island, children }).map(({ id }) => id);
  await record.storeIsland(run, { generation, island, survivors });
  return { survivors: survivors.length };
}

/** Ends the generation: survivors, archive, the state of the search and its figures go to the record. */
async function close(
  { dataSets, record, metrics }: EvolutionPorts,
  { run, generation }: GenerationKey,
): Promise<GenerationSummary> {
  const { settings } = await requireRun(record, run);
  const { population, search, seed } = settings;
  const { previous, before, known, arena } = await loadBefore(record, { run, generation });
  const chosen = await record.loadIslands(run, generation);
  const regime = latestRegimeOf(await dataSets.load(settings.dataset));
  const closed = closeGeneration({
    ...{ seed, generation, population, plan: search, arena, before, known },
    offspring: await loadChildren(record, { run, arena }, generation),
    archive: await record.loadScored({ run, arena }, previous?.archive ?? []),
    chosen: new Map(chosen.map(({ island, survivors }) => [island, survivors])),
    ...(regime && { regime }),
  });
  const { length: newcomers } = await record.listNewcomers(run, generation);
  const summary = await record.storeGeneration(run, {
    generation,
    survivors: closed.survivors.map(({ id }) => id),
    archive: closed.archive.map(({ id }) => id),
    state: closed.state,
    summary: summariseGeneration(closed, { generation, newcomers }),
  });
  metrics.generationSelected(settings.dataset, summary);
  log.info('generation selected', { run, ...summary });
  return summary;
}

const regimes = new WeakMap<Bars, VolatilityRegime | 'unknown'>();

/** The same in every generation, and a pass over all bars. */
function latestRegimeOf(bars: Bars): VolatilityRegime | undefined {
  const regime = regimes.get(bars) ?? findLatestRegime(takeInSample(bars).bars) ?? 'unknown';
  regimes.set(bars, regime);
  return regime === 'unknown' ? undefined : regime;
}

/** The genomes of a generation in slot order, each with what its birth says of it. */
async function loadChildren(record: EvolutionRecord, key: ArenaKey, generation: number): Promise<Child[]> {
  const members = await record.loadMembers(key.run, generation);
  const births = new Map((await record.loadBirths(key.run, members)).map((birth) => [birth.id, birth]));
  const scored = await record.loadScored(key, members);
  return scored.map((individual) => {
    const birth = births.get(individual.id);
    if (!birth) throw new EvolutionFault('evolution.generation-missing', `no birth of ${individual.id} is recorded`);
    return { ...individual, parents: birth.parents, operator: birth.operator };
  });
}

/** How the generation before ended, and everybody who may have a part in this one, as they score in its arena. */
async function loadBefore(record: EvolutionRecord, { run, generation }: GenerationKey) {
  const previous = await findPrevious(record, run, generation);
  const { arena } = await requireArena(record, { run, generation });
  const before = previous?.state ?? blankSearch;
  const ids = [...new Set([...(previous?.survivors ?? []), ...before.grid.map(({ id }) => id)])];
  const scored = await record.loadScored({ run, arena }, ids);
  return { previous, before, arena, known: new Map(scored.map((individual) => [individual.id, individual])) };
}
