import type { DataSetStore, EvolutionRecord, RunSettings, TrialLedger } from '../../src/activities/ports';
import { createArena } from '../../src/domain/evolution/arena';
import { assessGenome, createAssessmentMarket } from '../../src/domain/evolution/assessment';
import { measureBuyAndHold } from '../../src/domain/evolution/benchmark';
import { breedGeneration } from '../../src/domain/evolution/breeding';
import { drawConclusion, rankFinalists } from '../../src/domain/evolution/conclusion';
import { createGenePool } from '../../src/domain/evolution/gene-pool';
import { selectGeneration } from '../../src/domain/evolution/generation-record';
import { evaluateGenome } from '../../src/domain/evolution/genome-evaluation';
import { requireHoldOut } from '../../src/domain/evolution/hold-out';
import { computeResultHash } from '../../src/domain/evolution/result-hash';
import type { Bars } from '../../src/domain/market/bars';
import { dataFamily } from '../../src/domain/market/data-set';
import { createRandom } from '../../src/domain/numerics/random';

export interface Stores {
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly dataSets: DataSetStore;
}

/** Daily bars that wander: a seeded random walk with a little drift. */
export function wanderingBars(rows: number, { seed = 1, instrument = 'WANDER' } = {}): Bars {
  const random = createRandom(seed);
  const columns = { time: [], open: [], high: [], low: [], close: [], volume: [] } as Record<string, number[]>;
  let price = 100;
  for (let bar = 0; bar < rows; bar++) {
    const open = price * (1 + (random.uniform() - 0.5) * 0.004);
    price = open * (1 + (random.uniform() - 0.49) * 0.03);
    columns.time!.push(Date.UTC(2010, 0, 4) + bar * 86_400_000);
    columns.open!.push(open);
    columns.high!.push(Math.max(open, price) * (1 + random.uniform() * 0.005));
    columns.low!.push(Math.min(open, price) * (1 - random.uniform() * 0.005));
    columns.close!.push(price);
    columns.volume!.push(1_000_000 + Math.floor(random.uniform() * 100_000));
  }
  const column = (name: string): Float64Array => Float64Array.from(columns[name]!);
  return {
    ...{ instrument, period: '1d', calendar: 'exchange', timezone: 'UTC' },
    ...{ time: column('time'), open: column('open'), high: column('high') },
    ...{ low: column('low'), close: column('close'), volume: column('volume') },
  };
}

/** Evolves a run into the stores as its activities would; `conclude: false` leaves it as it is before its end. */
export async function recordRun(
  { record, ledger, dataSets }: Stores,
  bars: Bars,
  { run = 'run-1', conclude = true, ...chosen }: Partial<RunSettings> & { run?: string; conclude?: boolean } = {},
): Promise<void> {
  const dataset = await dataSets.store(bars);
  const settings: RunSettings = { dataset, population: 10, generations: 2, seed: 7, costs: 'default', ...chosen };
  const family = dataFamily(bars);
  const arena = createArena(bars, settings);
  const pool = createGenePool({ hasVolume: bars.volume !== undefined });
  await record.openRun(run, family, settings);
  let survivors: readonly string[] = [];
  let archive: readonly string[] = [];
  for (let generation = 0; generation < settings.generations; generation++) {
    const parents = await record.loadScored(run, survivors);
    const shape = { seed: settings.seed, generation, size: settings.population, pool, parents };
    await record.storeOffspring(run, generation, breedGeneration(shape));
    const count = await record.countNewcomers(run, generation);
    const newcomers = await record.loadNewcomers(run, { generation, from: 0, to: count });
    await ledger.recordTrials({ run, family, genomes: newcomers.map(({ id }) => id) });
    await record.storeEvaluations(
      run,
      newcomers.map(({ id, genome }) => ({ id, evaluation: evaluateGenome(genome, arena) })),
    );
    const offspring = await record.loadScored(run, await record.loadMembers(run, generation));
    const kept = await record.loadScored(run, archive);
    const selection = selectGeneration({ parents, offspring, archive: kept }, settings.population);
    const { best, median, diversity, feasible } = selection;
    survivors = selection.survivors.map(({ id }) => id);
    archive = selection.archive.map(({ id }) => id);
    await record.storeGeneration(run, {
      ...{ generation, survivors, archive },
      summary: {
        ...{ generation, newcomers: count, feasible, archive: archive.length },
        ...(best !== undefined && { best }),
        ...(median !== undefined && { median }),
        ...(diversity !== undefined && { diversity }),
      },
    });
  }
  if (conclude) await concludeRun({ record, ledger, dataSets }, bars, run);
}

async function concludeRun({ record, ledger }: Stores, bars: Bars, run: string): Promise<void> {
  const { settings, family } = (await record.findRun(run))!;
  const generations = await record.loadGenerations(run);
  const archive = await record.loadScored(run, generations.at(-1)?.archive ?? []);
  const finalists = rankFinalists(archive);
  const market = createAssessmentMarket(bars, settings);
  await record.storeAssessments(
    run,
    finalists.map(({ id, genome }) => assessGenome(id, genome, market)),
  );
  const assessments = await record.loadAssessments(run);
  const { inSample, outOfSample } = requireHoldOut(bars.close.length);
  const conclusion = drawConclusion({
    finalists,
    assessments: new Map(assessments.map((assessment) => [assessment.id, assessment])),
    bars: { inSample: inSample.to - inSample.from, outOfSample: outOfSample.to - outOfSample.from },
    trials: await ledger.countTrials(family),
    benchmark: measureBuyAndHold(bars, outOfSample),
  });
  const resultHash = computeResultHash({
    archive,
    ledger: await ledger.listTrials(run),
    generations: generations.map(({ summary: { best, median, diversity }, ...ids }) => {
      return { ...ids, best, median, diversity };
    }),
  });
  await record.concludeRun(run, { status: 'completed', resultHash, conclusion });
}
