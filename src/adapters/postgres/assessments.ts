import type { Pool } from 'pg';
import type { AssessmentStore } from '../../activities/ports';
import type { Assessment } from '../../domain/evolution/assessment';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';

type OldAssessment = Omit<Assessment, 'beyondHolding'> & Partial<Pick<Assessment, 'beyondHolding'>>;

export function postgresAssessments(pool: Pool): AssessmentStore {
  return {
    async storeAssessments(run, assessments) {
      await pool.query(
        `insert into assessments (run, genome, rank, content)
         select $1, genome, rank - 1, content
         from unnest($2::text[], $3::text[]) with ordinality as given (genome, content, rank)
         order by genome on conflict (run, genome) do nothing`,
        [
          run,
          assessments.map(({ id }) => id),
          assessments.map((assessment) => canonicalJson(assessment as unknown as Json)),
        ],
      );
    },

    async loadAssessments(run) {
      const { rows } = await pool.query<{ content: string }>(
        'select content from assessments where run = $1 order by rank',
        [run],
      );
      // Those recorded before it was measured say nothing of what holding does not explain.
      return rows.map(({ content }) => ({ beyondHolding: {}, ...(JSON.parse(content) as OldAssessment) }));
    },
  };
}
