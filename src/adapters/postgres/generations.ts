import type { Pool } from 'pg';
import type { GenerationStore, RecordedGeneration } from '../../activities/ports';
import type { GenerationSummary } from '../../contracts/evolution';
import { genomeText } from '../../domain/strategy/canonical-genome';
import type { Genome } from '../../domain/strategy/genome';
import { inTransaction } from './transaction';

interface GenerationRow {
  generation: number;
  survivors: string[];
  archive: string[];
  summary: string;
  seconds: number;
  members: string[];
}

const selectGenerations = `
  select generation, survivors, archive, summary,
    extract(epoch from selected_at - bred_at)::double precision as seconds,
    array(select genome from members where members.run = generations.run and members.generation = generations.generation order by slot) as members
  from generations where run = $1 and selected_at is not null`;

export function postgresGenerations(pool: Pool): GenerationStore {
  const loadGeneration = async (run: string, generation: number): Promise<RecordedGeneration | undefined> => {
    const { rows } = await pool.query<GenerationRow>(`${selectGenerations} and generation = $2`, [run, generation]);
    return rows[0] && toGeneration(rows[0]);
  };

  return {
    loadGeneration,

    async loadGenerations(run) {
      const { rows } = await pool.query<GenerationRow>(`${selectGenerations} order by generation`, [run]);
      return rows.map(toGeneration);
    },

    async storeOffspring(run, generation, offspring) {
      const ids = offspring.map(({ id }) => id);
      await inTransaction(pool, async (client) => {
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
      });
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

    async storeGeneration(run, { generation, survivors, archive, summary }) {
      await pool.query(
        `update generations set survivors = $3, archive = $4, summary = $5, selected_at = clock_timestamp()
         where run = $1 and generation = $2 and selected_at is null`,
        [run, generation, survivors, archive, JSON.stringify(summary)],
      );
      return (await loadGeneration(run, generation))!.summary;
    },
  };
}

function toGeneration({
  generation,
  members,
  survivors,
  archive,
  summary,
  seconds,
}: GenerationRow): RecordedGeneration {
  const figures = JSON.parse(summary) as Omit<GenerationSummary, 'seconds'>;
  return { generation, members, survivors, archive, summary: { ...figures, seconds } };
}
