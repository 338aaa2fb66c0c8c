import { DatabaseError, type Pool } from 'pg';
import type { EvaluationStore, ScoredGenome } from '../../activities/ports';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';
import type { Genome } from '../../domain/strategy/genome';

export function postgresEvaluations(pool: Pool): EvaluationStore {
  return {
    async storeEvaluations(run, evaluations) {
      try {
        await pool.query(
          `insert into evaluations (run, genome, content, sharpe_per_period)
           select $1, genome, content, sharpe from unnest($2::text[], $3::text[], $4::double precision[]) as given (genome, content, sharpe)
           order by genome on conflict (run, genome) do nothing`,
          [
            run,
            evaluations.map(({ id }) => id),
            evaluations.map(({ evaluation }) => canonicalJson(evaluation as unknown as Json)),
            evaluations.map(({ evaluation }) => evaluation.inSample.sharpePerPeriod ?? null),
          ],
        );
      } catch (error) {
        if (error instanceof DatabaseError && error.constraint === 'evaluations_are_trials')
          throw new EvolutionFault('trials.not-recorded', `a score of run ${run} has no trial in the ledger`);
        throw error;
      }
    },

    async loadScored(run, ids) {
      const { rows } = await pool.query<{ genome: string; rule: string; content: string }>(
        `select genome, genomes.content as rule, evaluations.content
         from evaluations join genomes using (genome) where run = $1 and genome = any($2::text[])`,
        [run, [...new Set(ids)]],
      );
      const byId = new Map(rows.map(({ genome, rule, content }) => [genome, toScored(genome, rule, content)]));
      return ids.map((id) => {
        const scored = byId.get(id);
        if (!scored)
          throw new EvolutionFault('evolution.not-evaluated', `genome ${id} was not evaluated in run ${run}`);
        return scored;
      });
    },
  };
}

function toScored(id: string, rule: string, content: string): ScoredGenome {
  const evaluation = JSON.parse(content) as Evaluation;
  const { fitness, violation } = evaluation;
  return { id, genome: JSON.parse(rule) as Genome, fitness, violation, evaluation };
}
