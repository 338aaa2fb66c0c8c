import type { Pool } from 'pg';
import type { ArenaStore } from '../../activities/ports';
import type { ArenaContent } from '../../domain/evolution/arena-record';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';

export function postgresArenas(pool: Pool): ArenaStore {
  return {
    async storeArena(run, { arena, generation, content }) {
      await pool.query(
        'insert into arenas (run, arena, generation, content) values ($1, $2, $3, $4) on conflict do nothing',
        [run, arena, generation, canonicalJson(content as unknown as Json)],
      );
    },

    async loadArenas(run) {
      const { rows } = await pool.query<{ arena: number; generation: number; content: string }>(
        'select arena, generation, content from arenas where run = $1 order by arena',
        [run],
      );
      return rows.map(({ arena, generation, content }) => ({
        ...{ arena, generation },
        content: JSON.parse(content) as ArenaContent,
      }));
    },
  };
}
