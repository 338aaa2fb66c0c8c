import type { Pool } from 'pg';
import type { GenomeStore } from '../../activities/ports';
import type { Heredity } from '../../domain/evolution/heredity';
import { genomeText } from '../../domain/strategy/canonical-genome';
import type { Genome } from '../../domain/strategy/genome';

interface BirthRow {
  run: string;
  generation: number;
  parents: string[];
  operator: string;
  heredity: string | null;
}

export function postgresGenomes(pool: Pool): GenomeStore {
  return {
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

    async listGenomes(limit) {
      const { rows } = await pool.query<{ genome: string; content: string; recorded_at: Date }>(
        'select genome, content, recorded_at from genomes order by recorded_at desc, genome limit $1',
        [limit],
      );
      return rows.map((row) => ({
        id: row.genome,
        genome: JSON.parse(row.content) as Genome,
        recordedAt: row.recorded_at.toISOString(),
      }));
    },

    async findBirths(id) {
      const { rows } = await pool.query<BirthRow>(
        `select run, generation, parents, operator, heredity from births join runs using (run)
         where genome = $1 order by opened_at, run`,
        [id],
      );
      return rows.map(({ heredity, ...birth }) => ({
        ...{ id, ...birth },
        ...(heredity !== null && { heredity: JSON.parse(heredity) as Heredity }),
      }));
    },
  };
}
