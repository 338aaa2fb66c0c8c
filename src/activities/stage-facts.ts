import { CurriculumFault } from '../domain/curriculum/curriculum-fault';
import {
  isStageLabel,
  rankStage,
  stageOfLabel,
  type CandidateSettings,
  type StageLabel,
} from '../domain/curriculum/candidate';
import { evidencePolicy } from '../domain/curriculum/evidence-policy';
import type { RoundContent } from '../domain/curriculum/review';
import { judgingConstraints } from '../domain/curriculum/judging-constraints';
import { dataFamily } from '../domain/market/data-set';
import { canonicalJson, type Json } from '../domain/numerics/canonical-json';
import { sha256Hex } from '../domain/numerics/sha256';
import type { GenomeId } from '../domain/strategy/genome';
import type { EvidenceOrigin } from '../domain/validation/stage-evidence';
import type { Bars } from '../domain/market/bars';
import type { StageKey } from '../contracts/curriculum';
import { loadCertificateStanding } from './certificate-standing';
import type { DataSetStore, EvolutionRecord } from './ports';
import type { ProvingRecord, RecordedCandidate, RecordedCertificate } from './proving-ports';

export interface ProvingStores {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly proofs: ProvingRecord;
}

/** A stage about to be judged, as the record has it. */
export interface StageFacts {
  readonly settings: CandidateSettings;
  readonly strategy: GenomeId;
  readonly bars: Bars;
  readonly origin: EvidenceOrigin;
  /** Who was certified before on the same data, if anybody was. */
  readonly champion?: GenomeId;
}

export async function requireCandidate(
  proofs: ProvingRecord,
  candidate: string,
): Promise<RecordedCandidate & { readonly settings: CandidateSettings }> {
  const found = await proofs.findCandidate(candidate);
  if (!found) throw new CurriculumFault('curriculum.unknown', `no candidate ${candidate} is recorded`);
  return { ...found, settings: found.settings as unknown as CandidateSettings & Json };
}

/** What each round of a stage came to, in the order of their numbers. */
export async function loadRounds(proofs: ProvingRecord, { candidate, stage }: StageKey): Promise<RoundContent[]> {
  return (await proofs.loadStageRounds(candidate, stage)).map(({ content }) => content as unknown as RoundContent);
}

/** The certificate that a stage begins with: that of the last stage before it that has one. By their order on the way, which no clock can change. */
export async function findStanding(
  proofs: ProvingRecord,
  { candidate, stage }: StageKey,
): Promise<RecordedCertificate | undefined> {
  const { standing } = await loadCertificateStanding(proofs, candidate);
  const rankOf = ({ certificate }: RecordedCertificate): number =>
    isStageLabel(certificate.stage) ? rankStage(certificate.stage) : Number.POSITIVE_INFINITY;
  return standing
    .filter((certificate) => rankOf(certificate) < rankStage(stage))
    .sort((a, b) => rankOf(a) - rankOf(b))
    .at(-1);
}

/**
 * Throws `curriculum.round-missing` before the stage's first review. `codeVersion` is that of the process that collects or judges.
 */
export async function loadStageFacts(
  { dataSets, proofs, codeVersion }: Omit<ProvingStores, 'record'> & { readonly codeVersion: string },
  key: StageKey,
): Promise<StageFacts> {
  const { candidate, stage } = key;
  const { settings } = await requireCandidate(proofs, candidate);
  const round = (await loadRounds(proofs, key)).at(-1);
  if (!round)
    throw new CurriculumFault('curriculum.round-missing', `no round of ${stage} of candidate ${candidate} is reviewed`);
  const { strategy } = round;
  const bars = await dataSets.load(settings.dataset);
  const standing = await findStanding(proofs, key);
  const champion = standing?.certificate.strategy;
  return {
    settings,
    strategy,
    bars,
    origin: {
      ...{ candidate, stage, strategy, dataset: settings.dataset, family: dataFamily(bars), codeVersion },
      settings: hashSettings(settings, stage),
      seed: settings.seed,
    },
    // Whoever is to be matched by itself is.
    ...(champion !== undefined && champion !== strategy && { champion }),
  };
}

/** Everything that the evidence depends on beside bars, strategy, code and ledger. */
function hashSettings(settings: CandidateSettings, stage: StageLabel): string {
  const constraints = judgingConstraints(stageOfLabel(stage));
  return sha256Hex(canonicalJson({ settings, constraints, evidence: evidencePolicy } as unknown as Json));
}
