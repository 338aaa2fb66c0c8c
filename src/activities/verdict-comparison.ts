import { isStageLabel, nameProof, stageOfLabel } from '../domain/curriculum/candidate';
import { CurriculumFault } from '../domain/curriculum/curriculum-fault';
import { planGates } from '../domain/curriculum/stage-gates';
import { DataFault } from '../domain/market/data-fault';
import { ProvingFault } from '../domain/validation/proving-fault';
import { rederiveVerdict, type Rederivation } from '../domain/validation/verdict-rederivation';
import { compareCircumstances } from '../domain/validation/verdict-circumstances';
import type { TrialLedger } from './ledger-ports';
import type { RecordedVerdict } from './proving-ports';
import { loadStageFacts, type ProvingStores } from './stage-facts';

export type ComparisonStores = Omit<ProvingStores, 'record'> & { readonly ledger: TrialLedger };

/** Judges again on the recorded evidence, and compares what the verdict says of itself with the rest of the record. Throws as `loadEvidence`. */
export async function compareVerdict(
  stores: ComparisonStores,
  recorded: RecordedVerdict,
): Promise<{ rederivation: Rederivation; differences: string[] }> {
  const rederivation = rederiveVerdict(recorded.verdict, await stores.proofs.loadEvidence(recorded.verdict.evidence));
  const { difference } = rederivation;
  const foreign = await compareWithRecord(stores, recorded);
  return { rederivation, differences: [...(difference === undefined ? [] : [difference]), ...foreign] };
}

async function compareWithRecord(
  { dataSets, proofs, ledger }: ComparisonStores,
  { verdict }: RecordedVerdict,
): Promise<string[]> {
  const { candidate, stage, codeVersion } = verdict.origin;
  if (!isStageLabel(stage)) return [`origin.stage: there is no stage ${stage}`];
  try {
    const facts = await loadStageFacts({ dataSets, proofs, codeVersion }, { candidate, stage });
    const { origin, settings, champion } = facts;
    const least = await ledger.countUntil(nameProof(candidate, stage), origin.family);
    const { trials } = await ledger.countTrials(origin.family);
    return compareCircumstances(verdict, {
      ...{ origin, plan: planGates(stageOfLabel(stage), settings.policy) },
      counts: { trials, looks: await ledger.countLooks(origin.family) },
      ...(champion !== undefined && { champion }),
      ...(least && { least }),
    });
  } catch (error) {
    // Without a candidate, a round of its training or its data there is nothing that the verdict could be of.
    if (error instanceof CurriculumFault || error instanceof DataFault) return [error.message];
    throw error;
  }
}

/** The same of a verdict whose gate or evidence may be gone: every way in which it does not come out again. */
export async function findVerdictDifferences(stores: ComparisonStores, recorded: RecordedVerdict): Promise<string[]> {
  try {
    return (await compareVerdict(stores, recorded)).differences;
  } catch (error) {
    if (error instanceof ProvingFault) return [error.message];
    throw error;
  }
}
