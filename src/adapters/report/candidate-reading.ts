import type { DataSetStore, GenomeStore } from '../../activities/ports';
import type { ProvingRecord, RecordedCandidate, RecordedVerdict } from '../../activities/proving-ports';
import type { CandidateSettings } from '../../domain/curriculum/candidate';
import type { StageOutcome } from '../../domain/curriculum/result-hash';
import type { RoundContent } from '../../domain/curriculum/review';
import type { Bars } from '../../domain/market/bars';
import type { Genome, GenomeId } from '../../domain/strategy/genome';
import { ProvingFault } from '../../domain/validation/proving-fault';
import type { StageEvidence } from '../../domain/validation/stage-evidence';

/** What a stage came to; a stage that was begun and not judged to its end counts as stopped until it is. */
export interface StageCourse extends StageOutcome {
  /** Why it is not certified, in words and numbers. */
  readonly reasons: readonly string[];
  /** Id of its certificate. */
  readonly certificate?: string;
}

/** A candidate with the stages that it has begun, in order. */
export interface ProvenCandidate {
  readonly candidate: RecordedCandidate;
  readonly stages: readonly StageCourse[];
  /** Certificates that are recorded and not borne out, each in a sentence. */
  readonly warnings: readonly string[];
}

/** One stage with everything that the record has of it. */
export interface StageReading extends StageCourse {
  readonly rounds: readonly RoundContent[];
  /** Those that the outcome rests on, in the order of the plan. */
  readonly judged: readonly RecordedVerdict[];
  /** What they looked at; absent where nothing was judged, and where it cannot be read. */
  readonly found?: StageEvidence;
  /** Why it cannot be read. */
  readonly problem?: string;
}

export interface CandidateReading {
  readonly candidate: RecordedCandidate;
  readonly settings: CandidateSettings;
  readonly bars: Bars;
  readonly stages: readonly StageReading[];
  readonly warnings: readonly string[];
  /** The strategy that it began with, and those that were judged. */
  readonly genomes: ReadonlyMap<GenomeId, Genome>;
}

export interface CandidateStores {
  readonly record: Pick<GenomeStore, 'loadGenome'>;
  readonly proofs: ProvingRecord;
  readonly dataSets: DataSetStore;
}

/** Reads a candidate. Evidence that is damaged is a finding and no fault. Throws `data.not-found` where its data set is gone. */
export async function readCandidate(
  { record, proofs, dataSets }: CandidateStores,
  { candidate, stages, warnings }: ProvenCandidate,
): Promise<CandidateReading> {
  const settings = candidate.settings as unknown as CandidateSettings;
  const read: StageReading[] = [];
  for (const course of stages) read.push(await readStage(proofs, candidate.candidate, course));
  const genomes = new Map<GenomeId, Genome>();
  for (const id of new Set([candidate.strategy, ...stages.flatMap(({ strategy }) => strategy ?? [])])) {
    const genome = await record.loadGenome(id);
    if (genome) genomes.set(id, genome);
  }
  return { candidate, settings, bars: await dataSets.load(candidate.dataset), stages: read, warnings, genomes };
}

async function readStage(proofs: ProvingRecord, candidate: string, course: StageCourse): Promise<StageReading> {
  const { stage, verdicts, evidence } = course;
  const rounds = await proofs.loadStageRounds(candidate, stage);
  const recorded = await proofs.loadVerdicts({ candidate, stage, attempt: 0 });
  return {
    ...course,
    rounds: rounds.map(({ content }) => content as unknown as RoundContent),
    judged: recorded.filter(({ id }) => verdicts.includes(id)),
    ...(evidence !== undefined && (await loadFound(proofs, evidence))),
  };
}

async function loadFound(
  proofs: ProvingRecord,
  evidence: string,
): Promise<Pick<StageReading, 'found'> | { problem: string }> {
  try {
    return { found: await proofs.loadEvidence(evidence) };
  } catch (error) {
    if (error instanceof ProvingFault) return { problem: error.message };
    throw error;
  }
}
