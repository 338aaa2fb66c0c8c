import { log } from '@temporalio/activity';
import { rankArchive } from '../domain/evolution/conclusion';
import { evolutionPolicy } from '../domain/evolution/policy';
import { measureProgress } from '../domain/evolution/progress';
import { periodsPerYear } from '../domain/market/periods';
import type { ComputePorts } from './compute.activities';
import { requireRun } from './evolution.activities';
import { asPhenotype } from '../domain/evolution/individuals';
import { withHeartbeat } from './heartbeat';
import type { EvolutionRecord, ScoredGenome } from './ports';

/** Measures whether each generation's leaders are better than noise explains; recorded once, and absent where it is not defined. */
export async function measureRunProgress(
  { dataSets, record, evaluator, heartbeatEveryMs }: ComputePorts,
  { run }: { run: string },
): Promise<{ measured: boolean }> {
  const { settings } = await requireRun(record, run);
  const leaders = await loadLeaders(record, run);
  const bars = await dataSets.load(settings.dataset);
  const genomes = [...new Map(leaders.flatMap(({ members }) => members.map((one) => [one.id, one]))).values()];
  const accounts = await withHeartbeat(genomes.length, heartbeatEveryMs, (watch) =>
    evaluator.replay({ bars, settings, genomes: genomes.map(asPhenotype) }, watch),
  );
  const observations = accounts[0]?.returns.length;
  const [first, last] = [leaders[0], leaders.at(-1)];
  const report = measureProgress({
    generations: leaders.map(({ generation, members }) => ({ generation, leaders: members.map(({ id }) => id) })),
    returns: new Map(accounts.map(({ id, returns }) => [id, returns])),
    // Ratios without skill scatter by sampling alone (docs/decisions/0026-what-counts-against-a-finalist.md).
    ...(first &&
      last &&
      observations !== undefined && {
        extent: { firstTrials: first.trials, lastTrials: last.trials, sharpeVariance: 1 / observations },
      }),
    seed: settings.seed,
    periodsPerYear: periodsPerYear(bars),
  });
  if (report) await record.storeProgress(run, report);
  log.info('progress measured', { run, leaders: genomes.length, ...report?.summary });
  return { measured: report !== undefined };
}

interface Leaders {
  readonly generation: number;
  /** Genomes scored by its end. */
  readonly trials: number;
  readonly members: readonly ScoredGenome[];
}

/** The best of every generation's archive, where it had any. */
async function loadLeaders(record: EvolutionRecord, run: string): Promise<Leaders[]> {
  const generations = await record.loadGenerations(run);
  let trials = 0;
  const counted = generations.map((generation) => ({
    ...generation,
    trials: (trials += generation.summary.newcomers),
  }));
  const leaders = await Promise.all(
    counted.map(async ({ generation, archive, state, trials: tried }) => ({
      generation,
      trials: tried,
      members: rankArchive(await record.loadScored({ run, arena: state.arena }, archive)).slice(
        0,
        evolutionPolicy.progress.leaders,
      ),
    })),
  );
  return leaders.filter(({ members }) => members.length > 0);
}
