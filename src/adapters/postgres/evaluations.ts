import { DatabaseError, type Pool } from 'pg';
import type { EvaluationStore, ScoredGenome } from '../../activities/ports';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import type { Genome } from '../../domain/strategy/genome';
import { heredityOf } from './offspring';

export function postgresEvaluations(pool: Pool): EvaluationStore {
  return {
    async storeEvaluations({ run, arena }, evaluations) {
      if (evaluations.length === 0) return;
      try {
        await pool.query(
          `insert into evaluations (run, arena, genome, content, sharpe_per_period)
           select $1, $2, genome, content, sharpe
           from rows from (unnest($3::text[]), string_to_table($4, chr(10)), unnest($5::double precision[]))
             as given (genome, content, sharpe)
           order by genome on conflict (run, genome, arena) do nothing`,
          [
            run,
            arena,
            evaluations.map(({ id }) => id),
            // One text, because the quotes of thousands of digits would each be escaped in a list; JSON holds no line breaks.
            evaluations.map(({ evaluation }) => JSON.stringify(evaluation)).join('\n'),
            evaluations.map(({ evaluation }) => evaluation.inSample.sharpePerPeriod ?? null),
          ],
        );
      } catch (error) {
        if (error instanceof DatabaseError && error.constraint === 'evaluations_are_trials')
          throw new EvolutionFault('trials.not-recorded', `a score of run ${run} has no trial in the ledger`);
        throw error;
      }
    },

    async loadScored({ run, arena }, ids) {
      const { rows } = await pool.query<ScoredRow>(
        `select genome, genomes.content as rule, evaluations.content, births.heredity
         from evaluations join genomes using (genome) left join births using (run, genome)
         where run = $1 and arena = $2 and genome = any($3::text[])`,
        [run, arena, [...new Set(ids)]],
      );
      const byId = new Map(rows.map((row) => [row.genome, toScored(row)]));
      return ids.map((id) => {
        const scored = byId.get(id);
        if (!scored)
          throw new EvolutionFault(
            'evolution.not-evaluated',
            `genome ${id} was not evaluated in arena ${arena} of run ${run}`,
          );
        return scored;
      });
    },
  };
}

interface ScoredRow {
  genome: string;
  rule: string;
  content: string;
  heredity: string | null;
}

function toScored({ genome, rule, content, heredity }: ScoredRow): ScoredGenome {
  // Scores recorded before these parts were measured have none of them.
  const unmeasured = { worlds: [], regimes: [], windows: [] };
  const evaluation: Evaluation = { ...unmeasured, ...(JSON.parse(content) as Evaluation) };
  const { fitness, violation } = evaluation;
  return {
    id: genome,
    genome: JSON.parse(rule) as Genome,
    heredity: heredityOf(heredity),
    fitness,
    violation,
    evaluation,
  };
}
