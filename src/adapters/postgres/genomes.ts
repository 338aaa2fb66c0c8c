import { DatabaseError, type Pool } from 'pg';
import { fault } from '../../activities/faults';
import type { GenomeStore, ScoredGenome } from '../../activities/ports';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';
import { genomeText } from '../../domain/strategy/canonical-genome';
import type { Genome } from '../../domain/strategy/genome';

export function postgresGenomes(pool: Pool): GenomeStore {
  return {
    async storeEvaluations(run, evaluations) {
      try {
        await pool.query(
          `insert into evaluations (run, genome, content, sharpe_per_period)
           select $1, genome, content, sharpe from unnest($2::text[], $3::text[], $4::double precision[]) as given (genome, content, sharpe)
           on conflict (run, genome) do nothing`,
          [
            run,
            evaluations.map(({ id }) => id),
            evaluations.map(({ evaluation }) => canonicalJson(evaluation as unknown as Json)),
            evaluations.map(({ evaluation }) => evaluation.inSample.sharpePerPeriod ?? null),
          ],
        );
      } catch (error) {
        if (error instanceof DatabaseError && error.constraint === 'evaluations_are_trials')
          throw fault('trials.not-recorded', `a score of run ${run} has no trial in the ledger`, { run });
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
          throw fault('evolution.not-evaluated', `genome ${id} was not evaluated in run ${run}`, { run, id });
        return scored;
      });
    },

    async storeGenome(id, genome) {
      await pool.query('insert into genomes (genome, content) values ($1, $2) on conflict do nothing', [
        id,
        genomeText(genome),
      ]);
    },

    async loadGenome(id) {
      const { rows } = await pool.query<{ content: string }>('select content from genomes where genome = $1', [id]);
      return rows[0] && (JSON.parse(rows[0].content) as Genome);
    },

    async findGenomes(prefix, limit) {
      const { rows } = await pool.query<{ genome: string }>(
        'select genome from genomes where starts_with(genome, $1) order by genome limit $2',
        [prefix, limit],
      );
      return rows.map(({ genome }) => genome);
    },

    async findBirths(id) {
      const { rows } = await pool.query<{ run: string; generation: number; parents: string[]; operator: string }>(
        `select run, generation, parents, operator from births join runs using (run) where genome = $1 order by opened_at, run`,
        [id],
      );
      return rows.map((row) => ({ id, ...row }));
    },
  };
}

function toScored(id: string, rule: string, content: string): ScoredGenome {
  const evaluation = JSON.parse(content) as Evaluation;
  const { fitness, violation } = evaluation;
  return { id, genome: JSON.parse(rule) as Genome, fitness, violation, evaluation };
}
