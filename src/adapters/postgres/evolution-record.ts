import type { Pool } from 'pg';
import type { EvolutionRecord } from '../../activities/ports';
import { postgresArenas } from './arenas';
import { postgresAssessments } from './assessments';
import { postgresEvaluations } from './evaluations';
import { postgresExperiments } from './experiments';
import { postgresGenerations } from './generations';
import { postgresGenomes } from './genomes';
import { postgresIslands } from './islands';
import { postgresOffspring } from './offspring';
import { postgresProgressReports } from './progress-reports';
import { postgresRuns } from './runs';

export function postgresEvolutionRecord(pool: Pool): EvolutionRecord {
  return {
    ...postgresRuns(pool),
    ...postgresOffspring(pool),
    ...postgresGenerations(pool),
    ...postgresGenomes(pool),
    ...postgresIslands(pool),
    ...postgresArenas(pool),
    ...postgresEvaluations(pool),
    ...postgresAssessments(pool),
    ...postgresProgressReports(pool),
    ...postgresExperiments(pool),
  };
}
