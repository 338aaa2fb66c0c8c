import type {
  DataSetStore,
  EvolutionRecord,
  RecordedGeneration,
  Run,
  ScoredGenome,
  TrialCount,
  TrialLedger,
} from '../../activities/ports';
import type { Assessment } from '../../domain/evolution/assessment';
import { measureBuyAndHold } from '../../domain/evolution/benchmark';
import { drawConclusion, rankFinalists, type Conclusion } from '../../domain/evolution/conclusion';
import type { Metrics } from '../../domain/evolution/evaluation';
import { weighFitness } from '../../domain/evolution/fitness';
import { requireHoldOut, type HoldOut } from '../../domain/evolution/hold-out';
import { evolutionPolicy } from '../../domain/evolution/policy';
import type { Bars } from '../../domain/market/bars';
import type { GenomeId } from '../../domain/strategy/genome';

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
  readonly family: TrialCount;
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
  const archive = await record.loadScored(run.run, generations.at(-1)?.archive ?? []);
  const finalists = rankFinalists(archive);
  const assessed = run.conclusion ? await record.loadAssessments(run.run) : [];
  const assessments = new Map(assessed.map((assessment) => [assessment.id, assessment]));
  const trials = await ledger.countTrials(family);
  const benchmark = {
    inSample: measureBuyAndHold(bars, holdOut.inSample),
    outOfSample: measureBuyAndHold(bars, holdOut.outOfSample),
  };
  const facts = { bars, holdOut, finalists, assessments, benchmark };
  return {
    ...facts,
    run,
    generations,
    archive,
    ranked: rankArchive(archive),
    tried: await ledger.listTrials(run.run),
    family: trials,
    conclusion: run.conclusion && concludeWith(facts, trials),
  };
}

/** The conclusion of a run's facts under a count of trials: the recorded one, or the one of today. */
export function concludeWith(
  {
    finalists,
    assessments,
    holdOut,
    benchmark,
  }: Pick<RunReading, 'finalists' | 'assessments' | 'holdOut' | 'benchmark'>,
  trials: TrialCount,
): Conclusion {
  const { inSample, outOfSample } = holdOut;
  return drawConclusion({
    finalists,
    assessments,
    bars: { inSample: inSample.to - inSample.from, outOfSample: outOfSample.to - outOfSample.from },
    trials,
    benchmark: benchmark.outOfSample,
  });
}

function rankArchive(archive: readonly ScoredGenome[]): ScoredGenome[] {
  const weight = ({ fitness }: ScoredGenome): number => weighFitness(fitness, evolutionPolicy.fitnessWeights);
  return [...archive].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}
