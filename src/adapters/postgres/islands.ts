import type { Pool } from 'pg';
import type { IslandStore } from '../../activities/ports';

export function postgresIslands(pool: Pool): IslandStore {
  return {
    async storeIsland(run, { generation, island, survivors }) {
      await pool.query(
        `insert into island_selections (run, generation, island, survivors) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [run, generation, island, survivors],
      );
    },

    async loadIslands(run, generation) {
      const { rows } = await pool.query<{ island: number; survivors: string[] }>(
        'select island, survivors from island_selections where run = $1 and generation = $2 order by island',
        [run, generation],
      );
      return rows;
    },
  };
}
