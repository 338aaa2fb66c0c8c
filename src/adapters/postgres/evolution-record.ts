import type { Pool } from 'pg';
import type { EvolutionRecord } from '../../activities/ports';
import { postgresGenerations } from './generations';
import { postgresGenomes } from './genomes';
import { postgresRuns } from './runs';

export function postgresEvolutionRecord(pool: Pool): EvolutionRecord {
  return { ...postgresRuns(pool), ...postgresGenerations(pool), ...postgresGenomes(pool) };
}
