import type { DataSetStore, GenomeStore } from '../../src/activities/ports';
import type { ProvingRecord } from '../../src/activities/proving-ports';
import { describeFallen, loadCertificateStanding } from '../../src/activities/certificate-standing';
import { listStageOutcomes } from '../../src/activities/stage-outcomes';
import type { ProvenCandidate } from '../../src/adapters/report/candidate-reading';
import {
  completeCandidate,
  nameTrainingRun,
  stageOfLabel,
  type StageLabel,
} from '../../src/domain/curriculum/candidate';
import { assembleEvidence, type EvidenceFragment } from '../../src/domain/curriculum/evidence-assembly';
import type { RoundContent } from '../../src/domain/curriculum/review';
import { planGates } from '../../src/domain/curriculum/stage-gates';
import type { Bars } from '../../src/domain/market/bars';
import { dataFamily } from '../../src/domain/market/data-set';
import type { Json } from '../../src/domain/numerics/canonical-json';
import { canonicalGenome, genomeId } from '../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../src/domain/strategy/genome';
import { packEvidence } from '../../src/domain/validation/evidence-record';
import { judgeGates } from '../../src/domain/validation/gate-judgement';
import { strongParts } from '../support/strong-evidence-parts';

export interface CandidateStores {
  readonly record: GenomeStore;
  readonly proofs: ProvingRecord;
  readonly dataSets: DataSetStore;
}

export const risingGenome: Genome = {
  schema: 1,
  long: { enter: { left: 'close', is: 'above', right: 'open' } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 0.1 },
};

export interface RecordedStage {
  readonly stage: StageLabel;
  /** Parts of the evidence that differ from those of a candidate with an edge. */
  readonly parts?: Readonly<Record<string, EvidenceFragment>>;
  readonly isJudged?: boolean;
}

export interface CandidateOptions {
  readonly candidate?: string;
  readonly run?: string;
  /** Absent: the candidate is still under way. */
  readonly ended?: string;
}

const counts = { trials: 1_200, looks: 7 };

/** Records a candidate with these stages: trained once, judged on made-up evidence, and certified where its gates allow it. Slow without `quick-gates`. */
export async function recordCandidate(
  { record, proofs, dataSets }: CandidateStores,
  bars: Bars,
  { stages, candidate = 'rising-1', run, ended }: CandidateOptions & { readonly stages: readonly RecordedStage[] },
): Promise<ProvenCandidate> {
  const strategy = genomeId(canonicalGenome(risingGenome));
  await record.storeGenome(strategy, risingGenome);
  const dataset = await dataSets.store(bars);
  const bred = run === undefined ? {} : { run };
  const settings = completeCandidate({ strategy, dataset, ...bred });
  await proofs.openCandidate(
    { candidate, strategy, dataset, ...bred, settings: settings as unknown as Json },
    'foundation',
  );
  for (const { stage, parts, isJudged = true } of stages) {
    const content: RoundContent = {
      ...{ run: nameTrainingRun(candidate, stage, 0), trainedLevel: 0, level: 0, strategy, ready: true },
      why: 'round 1 of 3: the targets are met in sample; 40 of 80 episodes meet them',
    };
    await proofs.storeStageRound({ candidate, stage, round: 0, content: content as unknown as Json });
    if (!isJudged) continue;
    const origin = { candidate, stage, strategy, dataset, family: dataFamily(bars), codeVersion: 'c'.repeat(64) };
    const evidence = packStage({ ...origin, settings: 'd'.repeat(64), seed: 1 }, bars, parts);
    const expected = { origin: evidence.origin, counts };
    await proofs.storeEvidence(packEvidence(evidence));
    const plan = planGates(stageOfLabel(stage), settings.policy);
    await proofs.storeVerdicts(0, judgeGates(evidence, plan, expected));
    await proofs.recordCertificate({ candidate, stage, evidence: packEvidence(evidence).hash, plan });
  }
  if (ended !== undefined) await proofs.concludeCandidate(candidate, { status: ended, outcome: { outcome: ended } });
  return {
    candidate: (await proofs.findCandidate(candidate))!,
    stages: await listStageOutcomes(proofs, candidate),
    warnings: (await loadCertificateStanding(proofs, candidate)).fallen.map(describeFallen),
  };
}

function packStage(
  origin: Parameters<typeof assembleEvidence>[0]['origin'],
  bars: Bars,
  parts: Readonly<Record<string, EvidenceFragment>> = {},
) {
  const findings = Object.entries({ ...strongParts, ...parts }).map(([part, fragment]) => ({ part, fragment }));
  return assembleEvidence({ bars, origin, counts }, findings).evidence;
}
