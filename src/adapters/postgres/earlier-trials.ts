import type { Pool } from 'pg';
import type { TrialLedger } from '../../activities/ledger-ports';
import { inSampleBacktests } from '../../domain/evolution/trial-names';

/** What the ledger held at an earlier time. Finalists of runs are left out of the looks: when they were looked at is not recorded. */
export function postgresEarlierTrials(pool: Pool): Pick<TrialLedger, 'countUntil'> {
  return {
    async countUntil(run, family) {
      const { rows } = await pool.query<{ noted: Date | null; trials: number; looks: number }>(
        `with noted as (select max(recorded_at) as at from trials where run = $1 and family = $2)
         select noted.at as noted,
           (select count(distinct genome)::integer from trials where family = $2 and recorded_at <= noted.at) as trials,
           (select count(distinct genome)::integer from trials
            where family = $2 and recorded_at <= noted.at and not starts_with(run, $3)
              and not exists (select from runs where runs.run = trials.run)) as looks
         from noted`,
        [run, family, inSampleBacktests],
      );
      const { noted, trials, looks } = rows[0]!;
      return noted === null ? undefined : { trials, looks };
    },
  };
}
