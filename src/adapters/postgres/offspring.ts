import type { Pool, PoolClient } from 'pg';
import type { OffspringStore } from '../../activities/ports';
import type { Offspring } from '../../domain/evolution/breeding';
import { genomeText } from '../../domain/strategy/canonical-genome';
import type { Genome } from '../../domain/strategy/genome';
import { inTransaction } from './transaction';

export function postgresOffspring(pool: Pool): OffspringStore {
  return {
    async storeOffspring(run, generation, offspring) {
      await inTransaction(pool, (client) => insertOffspring(client, { run, generation }, offspring));
    },

    async countNewcomers(run, generation) {
      const { rows } = await pool.query<{ count: number }>(
        'select count(*)::integer as count from births where run = $1 and generation = $2',
        [run, generation],
      );
      return rows[0]!.count;
    },

    async loadNewcomers(run, { generation, from, to }) {
      const { rows } = await pool.query<{ genome: string; content: string }>(
        `select genome, content from births join genomes using (genome)
         where run = $1 and generation = $2 order by slot offset $3 limit $4`,
        [run, generation, from, to - from],
      );
      return rows.map(({ genome, content }) => ({ id: genome, genome: JSON.parse(content) as Genome }));
    },

    async loadMembers(run, generation) {
      const { rows } = await pool.query<{ genome: string }>(
        'select genome from members where run = $1 and generation = $2 order by slot',
        [run, generation],
      );
      return rows.map(({ genome }) => genome);
    },
  };
}

async function insertOffspring(
  client: PoolClient,
  { run, generation }: { run: string; generation: number },
  offspring: readonly Offspring[],
): Promise<void> {
  const ids = offspring.map(({ id }) => id);
  await client.query('insert into generations (run, generation) values ($1, $2) on conflict do nothing', [
    run,
    generation,
  ]);
  await client.query(
    `insert into genomes (genome, content) select distinct on (genome) genome, content
     from unnest($1::text[], $2::text[]) as given (genome, content) order by genome on conflict do nothing`,
    [ids, offspring.map(({ genome }) => genomeText(genome))],
  );
  await client.query(
    `insert into members (run, generation, slot, genome) select $1, $2, slot - 1, genome
     from unnest($3::text[]) with ordinality as given (genome, slot) on conflict do nothing`,
    [run, generation, ids],
  );
  // Parents go as text, one list a row: PostgreSQL has no ragged arrays.
  await client.query(
    `insert into births (run, genome, generation, slot, parents, operator)
     select distinct on (genome) $1, genome, $2::integer, slot - 1, string_to_array(parents, ','), operator
     from unnest($3::text[], $4::text[], $5::text[]) with ordinality as given (genome, parents, operator, slot)
     order by genome, slot on conflict (run, genome) do nothing`,
    [
      run,
      generation,
      ids,
      offspring.map(({ parents }) => parents.join(',')),
      offspring.map(({ operator }) => operator),
    ],
  );
}
