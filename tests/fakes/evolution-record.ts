import type {
  Birth,
  EvolutionRecord,
  RecordedGeneration,
  Run,
  ScoredGenome,
  TrialLedger,
} from '../../src/activities/ports';
import type { Assessment } from '../../src/domain/evolution/assessment';
import type { Offspring } from '../../src/domain/evolution/breeding';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import { EvolutionFault } from '../../src/domain/evolution/evolution-fault';
import { canonicalJson, type Json } from '../../src/domain/numerics/canonical-json';
import { computeVariance } from '../../src/domain/numerics/statistics';
import type { Genome, GenomeId } from '../../src/domain/strategy/genome';

interface OpenGeneration {
  readonly members: readonly GenomeId[];
  readonly bredAt: number;
  closed?: RecordedGeneration;
}

interface RunRecord {
  run: Run;
  readonly generations: Map<number, OpenGeneration>;
  readonly births: Map<GenomeId, Birth>;
  readonly evaluations: Map<GenomeId, Evaluation>;
  readonly assessments: Map<GenomeId, Assessment>;
}

/** What goes in comes out as a database would give it: a copy, made through JSON. */
function copy<T>(value: T): T {
  return JSON.parse(canonicalJson(value as unknown as Json)) as T;
}

/** Time that passes by a second whenever it is asked for, so that records made the same way are the same. */
export function steppingClock(from = Date.UTC(2026, 0, 1)): () => number {
  let now = from;
  return () => (now += 1_000);
}

/**
 * The record and the trial ledger in memory, with the semantics of the real ones: writes are idempotent under their natural keys, a score
 * without its trial is refused, nothing leaves the ledger, and closed generations and concluded runs do not change.
 */
export function fakeEvolutionRecord({ now = steppingClock() }: { now?: () => number } = {}): {
  record: EvolutionRecord;
  ledger: TrialLedger;
} {
  const runs = new Map<string, RunRecord>();
  const genomes = new Map<GenomeId, Genome>();
  const trials = new Map<string, { family: string; genomes: Set<GenomeId> }>();
  const requireRun = (run: string): RunRecord => {
    const found = runs.get(run);
    if (!found) throw new EvolutionFault('evolution.run-unknown', `no run ${run} is recorded`);
    return found;
  };
  const isTrial = (run: string, id: GenomeId): boolean => trials.get(run)?.genomes.has(id) ?? false;
  const state = { runs, genomes, now, requireRun, isTrial };
  return {
    record: { ...fakeRuns(state), ...fakeGenerations(state), ...fakeGenomes(state) },
    ledger: {
      async recordTrials({ run, family, genomes: tried }) {
        for (const id of tried) if (!genomes.has(id)) throw new Error(`genome ${id} is not stored`);
        const known = trials.get(run) ?? { family, genomes: new Set() };
        trials.set(run, known);
        for (const id of tried) known.genomes.add(id);
      },
      async countTrials(family) {
        const ofFamily = [...trials].filter(([, trial]) => trial.family === family);
        const distinct = new Set(ofFamily.flatMap(([, trial]) => [...trial.genomes]));
        const sharpe = new Map<GenomeId, number>();
        for (const [run] of ofFamily.sort(([a], [b]) => (a < b ? 1 : -1)))
          for (const [id, { inSample }] of runs.get(run)?.evaluations ?? [])
            if (inSample.sharpePerPeriod !== undefined) sharpe.set(id, inSample.sharpePerPeriod);
        const ordered = [...sharpe].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
        const sharpeVariance = computeVariance(Float64Array.from(ordered));
        return { trials: distinct.size, ...(sharpeVariance !== undefined && { sharpeVariance }) };
      },
      listTrials: async (run) => [...(trials.get(run)?.genomes ?? [])].sort(),
    },
  };
}

interface State {
  readonly runs: Map<string, RunRecord>;
  readonly genomes: Map<GenomeId, Genome>;
  readonly now: () => number;
  readonly requireRun: (run: string) => RunRecord;
  readonly isTrial: (run: string, id: GenomeId) => boolean;
}

type RunMethods =
  'openRun' | 'findRun' | 'listRuns' | 'setStatus' | 'storeAssessments' | 'loadAssessments' | 'concludeRun';

function fakeRuns({ runs, now, requireRun }: State): Pick<EvolutionRecord, RunMethods> {
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
      runs.set(run, { run: opened, ...maps });
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
    async storeAssessments(run, assessments) {
      const known = requireRun(run).assessments;
      for (const assessment of assessments) if (!known.has(assessment.id)) known.set(assessment.id, copy(assessment));
    },
    loadAssessments: async (run) => copy([...(runs.get(run)?.assessments.values() ?? [])]),
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

type GenerationMethods =
  | 'storeOffspring'
  | 'countNewcomers'
  | 'loadNewcomers'
  | 'loadMembers'
  | 'storeGeneration'
  | 'loadGeneration'
  | 'loadGenerations';

function fakeGenerations({ runs, genomes, now, requireRun }: State): Pick<EvolutionRecord, GenerationMethods> {
  const newcomers = (run: string, generation: number): Birth[] =>
    [...(runs.get(run)?.births.values() ?? [])].filter((birth) => birth.generation === generation);
  const closed = (run: string): RecordedGeneration[] =>
    [...(runs.get(run)?.generations.values() ?? [])].flatMap((generation) => generation.closed ?? []);
  return {
    async storeOffspring(run, generation, offspring) {
      const { generations, births } = requireRun(run);
      for (const { id, genome } of offspring) if (!genomes.has(id)) genomes.set(id, copy(genome));
      if (!generations.has(generation))
        generations.set(generation, { members: offspring.map(({ id }) => id), bredAt: now() });
      for (const child of offspring) if (!births.has(child.id)) births.set(child.id, birthOf(child, generation));
    },
    countNewcomers: async (run, generation) => newcomers(run, generation).length,
    loadNewcomers: async (run, { generation, from, to }) =>
      newcomers(run, generation)
        .slice(from, to)
        .map(({ id }) => ({ id, genome: copy(genomes.get(id)!) })),
    loadMembers: async (run, generation) => [...(runs.get(run)?.generations.get(generation)?.members ?? [])],
    async storeGeneration(run, { generation, survivors, archive, summary }) {
      const found = requireRun(run).generations.get(generation);
      if (!found)
        throw new EvolutionFault('evolution.generation-missing', `generation ${generation} of ${run} is not recorded`);
      const { members, bredAt } = found;
      const seconds = (now() - bredAt) / 1_000;
      found.closed ??= copy({ generation, members, survivors, archive, summary: { ...summary, seconds } });
      return found.closed.summary;
    },
    loadGeneration: async (run, generation) => closed(run).find((one) => one.generation === generation),
    loadGenerations: async (run, from = 0) =>
      closed(run)
        .filter(({ generation }) => generation >= from)
        .sort((a, b) => a.generation - b.generation),
  };
}

function birthOf({ id, parents, operator }: Offspring, generation: number): Birth {
  return { id, generation, parents: [...parents], operator };
}

type GenomeMethods = 'storeEvaluations' | 'loadScored' | 'storeGenome' | 'loadGenome' | 'findGenomes' | 'findBirths';

function fakeGenomes({ runs, genomes, requireRun, isTrial }: State): Pick<EvolutionRecord, GenomeMethods> {
  return {
    async storeEvaluations(run, evaluations) {
      if (evaluations.some(({ id }) => !isTrial(run, id)))
        throw new EvolutionFault('trials.not-recorded', `a score of run ${run} has no trial in the ledger`);
      const known = requireRun(run).evaluations;
      for (const { id, evaluation } of evaluations) if (!known.has(id)) known.set(id, copy(evaluation));
    },
    async loadScored(run, ids) {
      return ids.map((id): ScoredGenome => {
        const evaluation = runs.get(run)?.evaluations.get(id);
        const genome = genomes.get(id);
        if (!evaluation || !genome)
          throw new EvolutionFault('evolution.not-evaluated', `genome ${id} was not evaluated in run ${run}`);
        const { fitness, violation } = evaluation;
        return copy({ id, genome, fitness, violation, evaluation });
      });
    },
    async storeGenome(id, genome) {
      if (!genomes.has(id)) genomes.set(id, copy(genome));
    },
    async loadGenome(id) {
      const found = genomes.get(id);
      return found && copy(found);
    },
    findGenomes: async (prefix, limit) =>
      [...genomes.keys()]
        .filter((id) => id.startsWith(prefix))
        .sort()
        .slice(0, limit),
    findBirths: async (id) =>
      [...runs.values()].flatMap(({ run, births }) => {
        const birth = births.get(id);
        return birth ? [{ ...copy(birth), run: run.run }] : [];
      }),
  };
}
