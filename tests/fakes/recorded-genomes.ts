import type { EvaluationStore, GenomeStore, ScoredGenome } from '../../src/activities/ports';
import { EvolutionFault } from '../../src/domain/evolution/evolution-fault';
import { birthOf, copy, type RecordState } from './record-state';

/** Genomes and their scores in memory. */
export function fakeGenomes(state: RecordState): GenomeStore & EvaluationStore {
  return { ...fakeGenomeStore(state), ...fakeEvaluations(state) };
}

function fakeEvaluations({ runs, genomes, trials, requireRun }: RecordState): EvaluationStore {
  return {
    async storeEvaluations({ run, arena }, evaluations) {
      if (evaluations.some(({ id }) => !trials.get(run)?.genomes.has(id)))
        throw new EvolutionFault('trials.not-recorded', `a score of run ${run} has no trial in the ledger`);
      const scores = requireRun(run).evaluations;
      const known = scores.get(arena) ?? new Map();
      scores.set(arena, known);
      for (const { id, evaluation } of evaluations) if (!known.has(id)) known.set(id, copy(evaluation));
    },
    async loadScored({ run, arena }, ids) {
      return ids.map((id): ScoredGenome => {
        const evaluation = runs.get(run)?.evaluations.get(arena)?.get(id);
        const genome = genomes.get(id);
        if (!evaluation || !genome)
          throw new EvolutionFault(
            'evolution.not-evaluated',
            `genome ${id} was not evaluated in arena ${arena} of run ${run}`,
          );
        const heredity = runs.get(run)?.births.get(id)?.heredity ?? { age: 0 };
        const { fitness, violation } = evaluation;
        return copy({ id, genome, heredity, fitness, violation, evaluation });
      });
    },
  };
}

function fakeGenomeStore({ runs, genomes }: RecordState): GenomeStore {
  return {
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
    listGenomes: async (limit) =>
      [...genomes]
        .map(([id, genome], index) => ({
          ...{ id, genome: copy(genome) },
          recordedAt: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString(),
        }))
        .reverse()
        .slice(0, limit),
    findBirths: async (id) =>
      [...runs.values()].flatMap(({ run, births }) => {
        const birth = births.get(id);
        if (!birth) return [];
        return [{ ...copy(birthOf(birth)), run: run.run }];
      }),
  };
}
