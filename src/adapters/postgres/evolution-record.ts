import type { Pool } from 'pg';
import type { EvolutionRecord } from '../../activities/ports';
import { postgresAssessments } from './assessments';
import { postgresEvaluations } from './evaluations';
import { postgresGenerations } from './generations';
import { postgresGenomes } from './genomes';
import { postgresOffspring } from './offspring';
import { postgresRuns } from './runs';

export function postgresEvolutionRecord(pool: Pool): EvolutionRecord {
  return {
    ...postgresRuns(pool),
    ...postgresOffspring(pool),
    ...postgresGenerations(pool),
    ...postgresGenomes(pool),
    ...postgresEvaluations(pool),
    ...postgresAssessments(pool),
  };
}
