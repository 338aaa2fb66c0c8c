import type { Pool } from 'pg';
import type { GenomeStore } from '../../activities/ports';
import { genomeText } from '../../domain/strategy/canonical-genome';
import type { Genome } from '../../domain/strategy/genome';

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

    async findBirths(id) {
      const { rows } = await pool.query<{ run: string; generation: number; parents: string[]; operator: string }>(
        `select run, generation, parents, operator from births join runs using (run) where genome = $1 order by opened_at, run`,
        [id],
      );
      return rows.map((row) => ({ id, ...row }));
    },
  };
}
