import type { Pool, PoolClient } from 'pg';
import type { OffspringStore } from '../../activities/ports';
import type { Offspring } from '../../domain/evolution/breeding';
import type { Heredity } from '../../domain/evolution/heredity';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';
import { genomeText } from '../../domain/strategy/canonical-genome';
import type { Genome } from '../../domain/strategy/genome';
import { inTransaction } from './transaction';

interface BirthRow {
  genome: string;
  content: string;
  generation: number;
  parents: string[];
  operator: string;
  heredity: string | null;
}

/** Births recorded before heredity was have the age of the run and nothing of their own. */
export function heredityOf(text: string | null): Heredity {
  return text === null ? { age: 0 } : (JSON.parse(text) as Heredity);
}

export function postgresOffspring(pool: Pool): OffspringStore {
  return {
    async storeOffspring(run, generation, offspring) {
      await inTransaction(pool, (client) => insertOffspring(client, { run, generation }, offspring));
    },

    async listNewcomers(run, generation) {
      const { rows } = await pool.query<{ id: string; slot: number }>(
        'select genome as id, slot from births where run = $1 and generation = $2 order by slot',
        [run, generation],
      );
      return rows;
    },

    async loadBirths(run, ids) {
      const { rows } = await pool.query<BirthRow>(
        `select genome, content, generation, parents, operator, heredity from births join genomes using (genome)
         where run = $1 and genome = any($2::text[])`,
        [run, ids],
      );
      const births = new Map(rows.map((row) => [row.genome, row]));
      return ids.flatMap((id) => {
        const row = births.get(id);
        if (!row) return [];
        const { generation, parents, operator, content, heredity } = row;
        const genome = JSON.parse(content) as Genome;
        return [{ id, genome, generation, parents, operator, heredity: heredityOf(heredity) }];
      });
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
    `insert into births (run, genome, generation, slot, parents, operator, heredity)
     select distinct on (genome) $1, genome, $2::integer, slot - 1, string_to_array(parents, ','), operator, heredity
     from unnest($3::text[], $4::text[], $5::text[], $6::text[])
       with ordinality as given (genome, parents, operator, heredity, slot)
     order by genome, slot on conflict (run, genome) do nothing`,
    [
      run,
      generation,
      ids,
      offspring.map(({ parents }) => parents.join(',')),
      offspring.map(({ operator }) => operator),
      offspring.map(({ heredity }) => canonicalJson(heredity as unknown as Json)),
    ],
  );
}
