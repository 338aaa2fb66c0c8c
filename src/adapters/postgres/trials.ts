import type { Pool } from 'pg';
import type { TrialLedger } from '../../activities/ledger-ports';
import { inSampleBacktests } from '../../domain/evolution/trial-names';
import { postgresEarlierTrials } from './earlier-trials';

/** The family and all that hold equal prices, or are linked to it by others that do: each of them counts the same. */
const linked = `with recursive linked (family) as (
  select $1::text
  union
  select other.family from linked join data_sets as one using (family) join data_sets as other using (prices))`;

/** Finalists of runs, recorded when they were bred, and what stands under names that are no runs: backtests by hand and proofs. */
const looks = `select genome, coalesce(trials.recorded_at, opened_at) as recorded_at
    from assessments join runs using (run) left join trials using (run, genome)
    where runs.family in (select family from linked)
  union all
  select genome, recorded_at from trials where family in (select family from linked)
    and not starts_with(run, $2) and not exists (select from runs where runs.run = trials.run)`;

export function postgresTrials(pool: Pool): TrialLedger {
  return {
    ...postgresEarlierTrials(pool),

    async recordTrials({ run, family, genomes }) {
      await pool.query(
        // In one order whoever writes: two workers with the same genomes wait for each other and never in a circle.
        `insert into trials (run, genome, family) select $1, genome, $2 from unnest($3::text[]) as given (genome)
         order by genome on conflict (run, genome) do nothing`,
        [run, family, genomes],
      );
    },

    async countTrials(family) {
      // One figure a genome, however many runs scored it; ordered, because the last digit of a sum hangs on its order.
      const { rows } = await pool.query<{ trials: number; variance: number | null }>(
        `${linked}
         select (select count(distinct genome)::integer from trials where family in (select family from linked)) as trials,
           (select var_samp(sharpe order by genome) from (
              select distinct on (genome) genome, sharpe_per_period as sharpe
              from trials join evaluations using (run, genome)
              where family in (select family from linked) and sharpe_per_period is not null order by genome, run, arena) as scored) as variance`,
        [family],
      );
      const { trials, variance } = rows[0]!;
      return { trials, ...(variance !== null && { sharpeVariance: variance }) };
    },

    async listTrials(run) {
      const { rows } = await pool.query<{ genome: string }>(
        'select genome from trials where run = $1 order by genome collate "C"',
        [run],
      );
      return rows.map(({ genome }) => genome);
    },

    async countLooks(family) {
      const { rows } = await pool.query<{ looks: number }>(
        `${linked} select count(distinct genome)::integer as looks from (${looks}) as looked`,
        [family, inSampleBacktests],
      );
      return rows[0]!.looks;
    },

    async listLooks(family, limit) {
      const { rows } = await pool.query<{ genome: string }>(
        `${linked} select genome from (${looks}) as looked group by genome
         order by max(recorded_at) desc, genome collate "C" limit $3`,
        [family, inSampleBacktests, limit],
      );
      return rows.map(({ genome }) => genome);
    },
  };
}
