import { log } from '@temporalio/activity';
import type { ProvingActivities, StageJudgement, StageKey } from '../contracts/curriculum';
import { nameProof, stageOfLabel } from '../domain/curriculum/candidate';
import { assembleEvidence } from '../domain/curriculum/evidence-assembly';
import { decideOutcome } from '../domain/curriculum/judgement-outcome';
import { planGates } from '../domain/curriculum/stage-gates';
import { packEvidence } from '../domain/validation/evidence-record';
import { collectParts } from './evidence-collection';
import { listEvidenceParts } from './evidence-sources';
import { requireTurn } from './stage-order';
import { translatingFaults } from './faults';
import { withHeartbeat } from './heartbeat';
import type { Evaluator } from './evaluator-ports';
import type { TrialLedger } from './ledger-ports';
import type { Prover } from './proving-ports';
import { loadStageFacts, type ProvingStores } from './stage-facts';

export interface ProvingPorts extends ProvingStores {
  readonly ledger: TrialLedger;
  readonly evaluator: Pick<Evaluator, 'walkForward'>;
  readonly prover: Prover;
  /** SHA-256 of the code that computes. */
  readonly codeVersion: string;
  readonly heartbeatEveryMs: number;
  /** What a part of the evidence may take. */
  readonly partBudgetMs: number;
}

/** The CPU-bound work of proving, done in threads while this side tells Temporal how far it is. */
export function provingActivities(ports: ProvingPorts) {
  return translatingFaults({
    collectEvidence: (key: StageKey) => collectEvidence(ports, key),
    judgeStage: (input: StageKey & { evidence: string }) => judgeStage(ports, input),
  }) satisfies ProvingActivities;
}

/** Collects what the gates of the stage look at, and records it. The same record gives the same evidence. */
async function collectEvidence(ports: ProvingPorts, key: StageKey): Promise<{ evidence: string; gaps: string[] }> {
  const { ledger, proofs, heartbeatEveryMs, partBudgetMs } = ports;
  await requireTurn(proofs, key);
  const facts = await loadStageFacts(ports, key);
  const { bars, origin, strategy } = facts;
  // Before anything is tried there: a look whose worker died still counts.
  const look = { run: nameProof(key.candidate, key.stage), family: origin.family, genomes: [strategy] };
  await ledger.recordTrials(look);
  const parts = await listEvidenceParts(ports, key, facts);
  const findings = await withHeartbeat(parts.length, heartbeatEveryMs, (watch) =>
    collectParts(parts, watch, partBudgetMs),
  );
  const counts = await countTried(ledger, origin.family);
  const { evidence, gaps } = assembleEvidence({ bars, origin, counts }, findings);
  const hash = await proofs.storeEvidence(packEvidence(evidence));
  log.info('evidence collected', { ...key, strategy, evidence: hash, gaps });
  return { evidence: hash, gaps };
}

/**
 * Lets the gates of the stage judge the evidence on what the ledger counts now, and records what they say. What the evidence must be of is found
 * anew in the record; the document with the present counts is recorded beside the collected one, and shares its rows.
 */
async function judgeStage(
  ports: ProvingPorts,
  { evidence: collected, ...key }: StageKey & { readonly evidence: string },
): Promise<StageJudgement> {
  const { ledger, proofs, prover } = ports;
  const { origin, settings, champion } = await loadStageFacts(ports, key);
  const found = await proofs.loadEvidence(collected);
  const counts = await countTried(ledger, origin.family);
  const evidence = { ...found, counts: { ...found.counts, ...counts } };
  const plan = planGates(stageOfLabel(key.stage), settings.policy);
  const expected = { origin, counts, ...(champion !== undefined && { champion }) };
  const verdicts = await withHeartbeat(plan.length, ports.heartbeatEveryMs, (watch) =>
    prover.judge({ evidence, plan, expected }, watch),
  );
  const hash = await proofs.storeEvidence(packEvidence(evidence));
  const ids = await proofs.storeVerdicts(0, verdicts);
  const { outcome, reasons } = decideOutcome(verdicts);
  log.info('stage judged', { ...key, outcome, evidence: hash, reasons });
  return {
    ...{ outcome, evidence: hash, reasons },
    verdicts: verdicts.map(({ gate, role, outcome: said }, place) => ({ gate, role, outcome: said, id: ids[place]! })),
  };
}

async function countTried(ledger: TrialLedger, family: string): Promise<{ trials: number; looks: number }> {
  const { trials } = await ledger.countTrials(family);
  return { trials, looks: await ledger.countLooks(family) };
}
