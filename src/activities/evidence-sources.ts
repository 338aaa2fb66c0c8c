import { stageOfLabel, type StageLabel } from '../domain/curriculum/candidate';
import type { EvidenceCourse, NamedGenome } from '../domain/curriculum/evidence-course';
import type { EvidenceRequest } from '../domain/curriculum/evidence-parts';
import { evidencePolicy } from '../domain/curriculum/evidence-policy';
import { chooseTrialRows, limitRows } from '../domain/curriculum/evidence-rows';
import { judgingConstraints } from '../domain/curriculum/judging-constraints';
import { EvolutionFault } from '../domain/evolution/evolution-fault';
import { requireHoldOut } from '../domain/evolution/hold-out';
import { deriveSeed } from '../domain/numerics/derived-seed';
import type { GenomeId } from '../domain/strategy/genome';
import { listWalkForwardWindows } from '../domain/validation/walk-forward';
import type { StageKey } from '../contracts/curriculum';
import { loadCertificateStanding } from './certificate-standing';
import type { PartCollection } from './evidence-collection';
import type { EvolutionRecord } from './ports';
import type { ProvingPorts } from './proving.activities';
import { loadRounds, type StageFacts } from './stage-facts';

/** All parts of a stage's evidence, each with what it is collected from. */
export async function listEvidenceParts(
  ports: ProvingPorts,
  key: StageKey,
  facts: StageFacts,
): Promise<PartCollection[]> {
  const { record, ledger, prover, evaluator } = ports;
  const { settings, strategy, champion, bars, origin } = facts;
  const { inSample, outOfSample } = requireHoldOut(bars.close.length);
  const trialRows = limitRows(evidencePolicy.trialRows, inSample.to - inSample.from);
  const lookRows = limitRows(evidencePolicy.lookRows, outOfSample.to - outOfSample.from);
  const constraints = judgingConstraints(stageOfLabel(key.stage));
  const load = (ids: readonly GenomeId[]): Promise<NamedGenome[]> => loadGenomes(record, ids);
  const tried = chooseTrialRows(strategy, await listTried(ports, key, facts), trialRows);
  const looks = await ledger.listLooks(origin.family, lookRows);
  const looked = chooseTrialRows(strategy, looks, lookRows);
  const requests: EvidenceRequest[] = [
    { part: 'returns' },
    { part: 'trials', rows: await load(tried) },
    { part: 'looks', rows: await load(looked) },
    ...(champion === undefined ? [] : [{ part: 'champion' as const, champion: (await load([champion]))[0]! }]),
    ...(['placebos', 'look-ahead', 'perturbation', 'stress', 'safeguards'] as const).map((part) => ({ part })),
  ];
  const course: EvidenceCourse = {
    ...{ dataset: settings.dataset, bars, costs: settings.costs, constraints },
    candidate: (await load([strategy]))[0]!,
    ...{ seed: settings.seed, stage: key.stage },
  };
  const { windows, ...search } = settings.walkForward;
  const walkForward = {
    bars,
    settings: {
      ...search,
      ...{
        seed: deriveSeed(settings.seed, 'walk-forward', key.stage),
        costs: settings.costs,
        training: { constraints },
      },
      ...(settings.senses && { senses: settings.senses }),
    },
    windows: listWalkForwardWindows(inSample.to, { ...evidencePolicy.walkForward, windows }),
  };
  return [
    // The longest first, so that the others fill the threads beside it.
    {
      part: 'walk-forward',
      collect: async (watch) => ({ walkForward: await evaluator.walkForward(walkForward, watch) }),
    },
    ...requests.map((request) => ({
      part: request.part,
      collect: (watch: Parameters<PartCollection['collect']>[0]) => prover.collect({ course, request }, watch),
    })),
  ];
}

/** Whoever was tried on the way to the stage's candidate: in the run that bred the strategy it began with, and in all training since. */
async function listTried(
  { record, ledger, proofs }: ProvingPorts,
  { candidate, stage }: StageKey,
  { settings }: StageFacts,
): Promise<GenomeId[]> {
  const origin = settings.run ?? (await record.findBirths(settings.strategy))[0]?.run;
  const { standing } = await loadCertificateStanding(proofs, candidate);
  const stages = [...new Set([...standing.map(({ certificate }) => certificate.stage as StageLabel), stage])];
  const training = await Promise.all(
    stages.map(async (one) => (await loadRounds(proofs, { candidate, stage: one })).map(({ run }) => run)),
  );
  const runs = [...(origin === undefined ? [] : [origin]), ...training.flat()];
  return (await Promise.all(runs.map((run) => ledger.listTrials(run)))).flat();
}

async function loadGenomes(record: EvolutionRecord, ids: readonly GenomeId[]): Promise<NamedGenome[]> {
  return Promise.all(
    ids.map(async (id) => {
      const genome = await record.loadGenome(id);
      if (!genome) throw new EvolutionFault('evolution.founder-unknown', `no strategy ${id} is stored`);
      return { id, genome };
    }),
  );
}
