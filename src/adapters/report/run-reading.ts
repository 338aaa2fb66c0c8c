import type { TrialLedger } from '../../activities/ledger-ports';
import type { DataSetStore, EvolutionRecord, RecordedGeneration, Run, ScoredGenome } from '../../activities/ports';
import { completeArenas, type ArenaRecord } from '../../domain/evolution/arena-record';
import type { Assessment } from '../../domain/evolution/assessment';
import { measureBuyAndHold } from '../../domain/evolution/benchmark';
import {
  drawConclusion,
  rankArchive,
  rankFinalists,
  type Conclusion,
  type TrialEvidence,
} from '../../domain/evolution/conclusion';
import type { Metrics } from '../../domain/evolution/evaluation';
import { requireHoldOut, type HoldOut } from '../../domain/evolution/hold-out';
import type { ProgressReport } from '../../domain/evolution/progress';
import type { Bars } from '../../domain/market/bars';
import type { GenomeId } from '../../domain/strategy/genome';
import type { Scenario } from '../../domain/stress/scenario';

export interface RunStores {
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly dataSets: DataSetStore;
}

/** Everything that is known of a run, read once. */
export interface RunReading {
  readonly run: Run;
  readonly bars: Bars;
  readonly holdOut: HoldOut;
  readonly generations: readonly RecordedGeneration[];
  /** Oldest first. */
  readonly arenas: readonly ArenaRecord[];
  /** What the archive was scored under. */
  readonly scenarios: readonly Scenario[];
  /** In the order of the record. */
  readonly archive: readonly ScoredGenome[];
  /** Best weighted fitness first. */
  readonly ranked: readonly ScoredGenome[];
  /** The first of `ranked`: those that are, or will be, tried out of sample. */
  readonly finalists: readonly ScoredGenome[];
  /** Empty until the run is concluded: whoever looks at the hold-out while a run can still be steered would make it a part of the search. */
  readonly assessments: ReadonlyMap<GenomeId, Assessment>;
  /** Genomes this run tried, sorted. */
  readonly tried: readonly GenomeId[];
  /** Trials of the whole family as the ledger stands now. */
  readonly family: TrialEvidence;
  /** Absent until the run has ended, and where it is not defined. */
  readonly progress: ProgressReport | undefined;
  /** Buy-and-hold over both ranges of bars. */
  readonly benchmark: { readonly inSample: Metrics; readonly outOfSample: Metrics };
  /**
   * What may be said now: drawn with the ledger as it stands, so that later searches on the same data deflate the figures, too.
   * Undefined until the run is concluded; `run.conclusion` is what was said then.
   */
  readonly conclusion: Conclusion | undefined;
}

/** Reads a run. Throws `data.not-found` where its data set is gone, `evolution.data-too-short` where it has no hold-out. */
export async function readRun({ record, ledger, dataSets }: RunStores, run: Run): Promise<RunReading> {
  const { settings, family } = run;
  const bars = await dataSets.load(settings.dataset);
  const holdOut = requireHoldOut(bars.close.length);
  const generations = await record.loadGenerations(run.run);
  const arenas = completeArenas(await record.loadArenas(run.run));
  const last = generations.at(-1);
  const arena = last?.state.arena ?? 0;
  const archive = await record.loadScored({ run: run.run, arena }, last?.archive ?? []);
  const finalists = rankFinalists(archive);
  const assessed = run.conclusion ? await record.loadAssessments(run.run) : [];
  const assessments = new Map(assessed.map((assessment) => [assessment.id, assessment]));
  const trials = { ...(await ledger.countTrials(family)), looks: await ledger.countLooks(family) };
  const benchmark = {
    inSample: measureBuyAndHold(bars, holdOut.inSample),
    outOfSample: measureBuyAndHold(bars, holdOut.outOfSample),
  };
  const facts = { run, bars, holdOut, finalists, assessments, benchmark };
  return {
    ...facts,
    generations,
    arenas,
    scenarios: arenas.find((one) => one.arena === arena)?.content.scenarios ?? [],
    archive,
    ranked: rankArchive(archive),
    tried: await ledger.listTrials(run.run),
    family: trials,
    progress: await record.loadProgress(run.run),
    conclusion: run.conclusion && concludeWith(facts, trials),
  };
}

/** The conclusion of a run's facts under a count of trials: the recorded one, or the one of today. */
export function concludeWith(
  {
    run,
    finalists,
    assessments,
    holdOut,
    benchmark,
  }: Pick<RunReading, 'run' | 'finalists' | 'assessments' | 'holdOut' | 'benchmark'>,
  trials: TrialEvidence,
): Conclusion {
  const { inSample, outOfSample } = holdOut;
  return drawConclusion({
    finalists,
    assessments,
    bars: { inSample: inSample.to - inSample.from, outOfSample: outOfSample.to - outOfSample.from },
    trials,
    benchmark: benchmark.outOfSample,
    training: run.settings.training !== undefined,
  });
}
