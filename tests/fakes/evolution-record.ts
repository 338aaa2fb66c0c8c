import type { TrialLedger } from '../../src/activities/ledger-ports';
import type {
  AssessmentStore,
  DataSetStore,
  EvolutionRecord,
  ProgressStore,
  Run,
  RunStore,
} from '../../src/activities/ports';
import { EvolutionFault } from '../../src/domain/evolution/evolution-fault';
import { inSampleBacktests } from '../../src/domain/evolution/trial-names';
import { canonicalJson, type Json } from '../../src/domain/numerics/canonical-json';
import { computeVariance } from '../../src/domain/numerics/statistics';
import type { Genome, GenomeId } from '../../src/domain/strategy/genome';
import { fakeDataSets } from './data-sets';
import { fakeExperiments } from './recorded-experiments';
import { fakeGenerations } from './recorded-generations';
import { fakeGenomes } from './recorded-genomes';
import { copy, type RecordState, type RunRecord, type Trials } from './record-state';

/** Time that passes by a second whenever it is asked for, so that records made the same way are the same. */
export function steppingClock(from = Date.UTC(2026, 0, 1)): () => number {
  let now = from;
  return () => (now += 1_000);
}

/**
 * The record and the trial ledger in memory, with the semantics of the real ones: writes are idempotent under their natural keys, a score
 * without its trial is refused, nothing leaves the ledger, and closed generations and concluded runs do not change. Families are linked by
 * what `dataSets` holds.
 */
export function fakeEvolutionRecord({
  now = steppingClock(),
  dataSets = fakeDataSets(),
}: { now?: () => number; dataSets?: DataSetStore } = {}): {
  record: EvolutionRecord;
  ledger: TrialLedger;
} {
  const runs = new Map<string, RunRecord>();
  const genomes = new Map<GenomeId, Genome>();
  const trials = new Map<string, Trials>();
  const requireRun = (run: string): RunRecord => {
    const found = runs.get(run);
    if (!found) throw new EvolutionFault('evolution.run-unknown', `no run ${run} is recorded`);
    return found;
  };
  const state = { runs, genomes, trials, now, requireRun };
  return {
    record: {
      ...fakeRuns(state),
      ...fakeEndings(state),
      ...fakeGenerations(state),
      ...fakeGenomes(state),
      ...fakeExperiments(now),
    },
    ledger: fakeLedger(state, (family) => listLinked(family, dataSets)),
  };
}

/** The family and all that hold equal prices, or are linked to it by others that do. */
async function listLinked(family: string, dataSets: DataSetStore): Promise<Set<string>> {
  const linked = new Set([family]);
  const stored = await dataSets.list();
  // Whatever is added while the set is gone through comes up, too.
  for (const known of linked)
    for (const one of stored)
      if (`${one.instrument}/${one.period}` === known)
        for (const other of await dataSets.listFamilies(one.dataset)) linked.add(other);
  return linked;
}

function fakeLedger(
  { runs, genomes, trials }: RecordState,
  listFamilies: (family: string) => Promise<Set<string>>,
): TrialLedger {
  const triedIn = (families: Set<string>) => [...trials].filter(([, trial]) => families.has(trial.family));
  let recorded = 0;
  /** Every look with its place in the order of recording. */
  const looksAt = (families: Set<string>): (readonly [GenomeId, number])[] => [
    ...[...runs.values()]
      .filter(({ run }) => families.has(run.family))
      .flatMap(({ run, assessments }) =>
        [...assessments.keys()].map((id) => [id, trials.get(run.run)?.genomes.get(id) ?? 0] as const),
      ),
    ...triedIn(families).flatMap(([run, trial]) =>
      runs.has(run) || run.startsWith(inSampleBacktests) ? [] : [...trial.genomes],
    ),
  ];
  return {
    async recordTrials({ run, family, genomes: tried }) {
      for (const id of tried) if (!genomes.has(id)) throw new Error(`genome ${id} is not stored`);
      const known = trials.get(run) ?? { family, genomes: new Map() };
      trials.set(run, known);
      for (const id of tried) if (!known.genomes.has(id)) known.genomes.set(id, recorded++);
    },
    async countTrials(family) {
      const tried = triedIn(await listFamilies(family));
      const distinct = new Set(tried.flatMap(([, trial]) => [...trial.genomes.keys()]));
      const sharpe = new Map<GenomeId, number>();
      // The first score of a genome is the one of the first run by name and of its first arena.
      for (const [run] of tried.sort(([a], [b]) => (a < b ? -1 : 1)))
        for (const [, scores] of [...(runs.get(run)?.evaluations ?? [])].sort(([a], [b]) => a - b))
          for (const [id, { inSample }] of scores)
            if (inSample.sharpePerPeriod !== undefined && !sharpe.has(id)) sharpe.set(id, inSample.sharpePerPeriod);
      const ordered = [...sharpe].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
      const sharpeVariance = computeVariance(Float64Array.from(ordered));
      return { trials: distinct.size, ...(sharpeVariance !== undefined && { sharpeVariance }) };
    },
    listTrials: async (run) => [...(trials.get(run)?.genomes.keys() ?? [])].sort(),
    countLooks: async (family) => new Set(looksAt(await listFamilies(family)).map(([id]) => id)).size,
    async countUntil(run, family) {
      const own = trials.get(run);
      if (own?.family !== family) return undefined;
      const until = Math.max(...own.genomes.values());
      const tried = (isLook: (name: string) => boolean) =>
        triedIn(new Set([family]))
          .filter(([name]) => isLook(name))
          .flatMap(([, trial]) => [...trial.genomes].flatMap(([id, place]) => (place <= until ? [id] : [])));
      const looked = tried((name) => !runs.has(name) && !name.startsWith(inSampleBacktests));
      return { trials: new Set(tried(() => true)).size, looks: new Set(looked).size };
    },
    async listLooks(family, limit) {
      const latest = new Map<GenomeId, number>();
      for (const [id, place] of looksAt(await listFamilies(family)))
        latest.set(id, Math.max(place, latest.get(id) ?? 0));
      return [...latest]
        .sort(([, a], [, b]) => b - a)
        .map(([id]) => id)
        .slice(0, limit);
    },
  };
}

function fakeRuns({ runs, now, requireRun }: RecordState): RunStore {
  const isoNow = (): string => new Date(now()).toISOString();
  return {
    async openRun(run, family, settings) {
      const known = runs.get(run);
      if (known) {
        if (canonicalJson(known.run.settings as unknown as Json) !== canonicalJson(settings as unknown as Json))
          throw new EvolutionFault('evolution.run-differs', `run ${run} was opened with other settings`);
        return known.run;
      }
      const opened: Run = { run, family, settings: copy(settings), status: 'evolving', openedAt: isoNow() };
      const maps = { generations: new Map(), births: new Map(), evaluations: new Map(), assessments: new Map() };
      runs.set(run, { run: opened, arenas: new Map(), ...maps });
      return opened;
    },
    findRun: async (run) => runs.get(run)?.run,
    listRuns: async () => [...runs.values()].map(({ run }) => run).reverse(),
    async setStatus(run, status, failure) {
      const found = runs.get(run);
      if (!found || found.run.resultHash !== undefined) return;
      const ended = status === 'failed' || status === 'cancelled';
      const { family, settings, openedAt, closedAt } = found.run;
      found.run = {
        ...{ run, family, settings, openedAt, status },
        ...(failure !== undefined && { failure }),
        ...(ended && { closedAt: closedAt ?? isoNow() }),
      };
    },
    async concludeRun(run, { status, resultHash, conclusion }) {
      const found = requireRun(run);
      if (found.run.resultHash !== undefined) return;
      found.run = {
        ...withoutFailure(found.run),
        status,
        resultHash,
        conclusion: copy(conclusion),
        closedAt: isoNow(),
      };
    },
  };
}

function withoutFailure({ run, family, settings, openedAt, closedAt }: Run): Omit<Run, 'status'> {
  return { run, family, settings, openedAt, ...(closedAt !== undefined && { closedAt }) };
}

/** What a run ends with. */
function fakeEndings({ runs, requireRun }: RecordState): AssessmentStore & ProgressStore {
  return {
    async storeAssessments(run, assessments) {
      const known = requireRun(run).assessments;
      for (const assessment of assessments) if (!known.has(assessment.id)) known.set(assessment.id, copy(assessment));
    },
    loadAssessments: async (run) => copy([...(runs.get(run)?.assessments.values() ?? [])]),
    async storeProgress(run, report) {
      requireRun(run).progress ??= copy(report);
    },
    async loadProgress(run) {
      const found = runs.get(run)?.progress;
      return found && copy(found);
    },
  };
}
