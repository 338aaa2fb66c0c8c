import { MockActivityEnvironment } from '@temporalio/testing';
import { curriculumActivities } from '../../src/activities/curriculum.activities';
import { provingActivities, type ProvingPorts } from '../../src/activities/proving.activities';
import type { Prover } from '../../src/activities/proving-ports';
import type { Evaluator } from '../../src/activities/evaluator-ports';
import { completeCandidate, nameTrainingRun, type CandidateSettings } from '../../src/domain/curriculum/candidate';
import type { Json } from '../../src/domain/numerics/canonical-json';
import { genomeId } from '../../src/domain/strategy/canonical-genome';
import type { Genome, GenomeId } from '../../src/domain/strategy/genome';
import { knownStrategies } from '../../src/domain/strategy/strategy-families';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { fakeProvingRecord, type FakeProvingRecord } from '../fakes/proving-record';
import { wanderingBars } from '../fakes/recorded-run';
import type { RunStores } from './activity-run';
import { plainProver } from './plain-prover';
import { settingsOn } from './record-contract';
import { strongParts } from './strong-evidence-parts';

export const candidate = 'candidate';
export const stage = 'foundation';
export const key = { candidate, stage } as const;
/** Daily bars of the instrument that `wanderingBars` makes. */
export const family = 'WANDER/1d';

export interface ProofWorld extends RunStores {
  readonly proofs: FakeProvingRecord;
  readonly settings: CandidateSettings;
  /** Stored, the first one the candidate's. */
  readonly strategies: readonly { readonly id: GenomeId; readonly genome: Genome }[];
}

/** A candidate before its first stage, in memory. */
export async function openProofWorld(asked: Partial<CandidateSettings> = {}): Promise<ProofWorld> {
  const stores = { dataSets: fakeDataSets(), ...fakeEvolutionRecord(), proofs: fakeProvingRecord() };
  const bars = wanderingBars(700);
  const dataset = await stores.dataSets.store(bars);
  const known = knownStrategies({ hasVolume: true, period: '1d' }).slice(0, 14);
  const strategies = known.map((genome) => ({ id: genomeId(genome), genome }));
  for (const { id, genome } of strategies) await stores.record.storeGenome(id, genome);
  const settings = completeCandidate({ strategy: strategies[0]!.id, dataset, ...asked });
  return { ...stores, settings, strategies };
}

/** The same after the training of its first stage: it tried ten strategies and left the second one. */
export async function openTrainedWorld(asked: Partial<CandidateSettings> = {}): Promise<ProofWorld> {
  const world = await openProofWorld(asked);
  const { proofs, record, ledger, settings, strategies } = world;
  const { strategy, dataset } = settings;
  await proofs.openCandidate({ candidate, strategy, dataset, settings: settings as unknown as Json }, stage);
  const run = nameTrainingRun(candidate, stage, 0);
  const genomes = strategies.slice(0, 10).map(({ id }) => id);
  await record.openRun(run, family, settingsOn(dataset));
  await ledger.recordTrials({ run, family, genomes });
  await proofs.storeStageRound({
    ...{ candidate, stage, round: 0 },
    content: { run, trainedLevel: 0, level: 0, strategy: strategies[1]!.id, ready: true, why: 'it is good' },
  });
  return world;
}

/** Finds an edge in everything, and judges it in earnest but with fewer resamples than the plan asks for. */
export function strongProver(): Prover {
  const { judge } = plainProver();
  return {
    collect: async ({ request }) => strongParts[request.part]!,
    async judge(task, watch) {
      const quick = task.plan.map((order) => {
        return 'resamples' in order.policy ? { ...order, policy: { ...order.policy, resamples: 100 } } : order;
      }) as typeof task.plan;
      const verdicts = await judge({ ...task, plan: quick }, watch);
      return verdicts.map((verdict, place) => ({ ...verdict, policy: task.plan[place]!.policy }));
    },
  };
}

export const strongEvaluator: Pick<Evaluator, 'walkForward'> = {
  walkForward: async () => strongParts['walk-forward']!.walkForward!,
};

export type ProofActivities = ReturnType<typeof curriculumActivities> & ReturnType<typeof provingActivities>;

export function proofActivities(world: ProofWorld, ports: Partial<ProvingPorts> = {}): ProofActivities {
  return {
    ...curriculumActivities(world),
    ...provingActivities({
      ...world,
      ...{ prover: strongProver(), evaluator: strongEvaluator, codeVersion: 'c'.repeat(64) },
      ...{ heartbeatEveryMs: 5, partBudgetMs: 60_000 },
      ...ports,
    }),
  };
}

export const perform = <T>(activity: () => Promise<T>): Promise<T> => new MockActivityEnvironment().run(activity);
