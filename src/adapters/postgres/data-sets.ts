import type { Pool } from 'pg';
import type { DataSetStore, DataSetSummary } from '../../activities/ports';
import { DataFault } from '../../domain/market/data-fault';
import { decodeDataSet, encodeDataSet } from '../../domain/market/data-set';

// The id names the content, so a second insert of the same bars has nothing to say.
const insert = `insert into data_sets
  (dataset, instrument, period, calendar, timezone, rows, first_time, last_time, content)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (dataset) do nothing`;

const selectSlice = 'select substring(content from $2 for $3) as bytes from data_sets where dataset = $1';

const summaryColumns = 'dataset, instrument, period, calendar, timezone, rows, first_time, last_time';
const selectAll = `select ${summaryColumns} from data_sets order by imported_at desc, dataset`;
const selectFamilies = `select distinct other.family from data_sets as one join data_sets as other using (prices)
  where one.dataset = $1`;
// Two are enough to know that the prefix is not unique.
const selectByPrefix = `select ${summaryColumns} from data_sets where starts_with(dataset, $1) order by dataset limit 2`;

interface SummaryRow {
  readonly dataset: string;
  readonly instrument: string;
  readonly period: string;
  readonly calendar: string;
  readonly timezone: string;
  readonly rows: number;
  readonly first_time: Date;
  readonly last_time: Date;
}

/** The driver reads bytes as hexadecimal text, and a string has a maximum length of half a gigabyte. */
const defaultSliceBytes = 16 * 1024 ** 2;

/** Data sets in table `data_sets`, one row each with the snapshot's canonical bytes, which are read in slices. */
export function postgresDataSets(pool: Pool, { sliceBytes = defaultSliceBytes } = {}): DataSetStore {
  return {
    async store(bars) {
      const { dataset, content } = encodeDataSet(bars);
      const { instrument, period, calendar, timezone, time } = bars;
      const ends = [time[0]!, time[time.length - 1]!].map((instant) => new Date(instant).toISOString());
      const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
      await pool.query(insert, [dataset, instrument, period, calendar, timezone, time.length, ...ends, bytes]);
      return dataset;
    },
    async load(dataset) {
      const slices: Buffer[] = [];
      // A snapshot never changes, so slices of it fit together without a transaction; the last one is short.
      for (let from = 1, full = true; full; from += sliceBytes) {
        const { rows } = await pool.query<{ bytes: Buffer }>(selectSlice, [dataset, from, sliceBytes]);
        const slice = rows[0]?.bytes;
        if (slice === undefined) throw new DataFault('data.not-found', `there is no data set ${dataset}`);
        slices.push(slice);
        full = slice.length === sliceBytes;
      }
      return decodeDataSet({ dataset, content: Buffer.concat(slices) });
    },
    async list() {
      const { rows } = await pool.query<SummaryRow>(selectAll);
      return rows.map(summarise);
    },
    async find(prefix) {
      if (!/^[0-9a-f]{1,64}$/.test(prefix)) return undefined;
      const { rows } = await pool.query<SummaryRow>(selectByPrefix, [prefix]);
      if (rows.length > 1) throw new DataFault('data.ambiguous', `several data sets start with ${prefix}`);
      return rows.map(summarise)[0];
    },
    async listFamilies(dataset) {
      const { rows } = await pool.query<{ family: string }>(selectFamilies, [dataset]);
      return rows.map(({ family }) => family).sort();
    },
  };
}

function summarise({ first_time, last_time, ...summary }: SummaryRow): DataSetSummary {
  return { ...summary, from: first_time.toISOString(), to: last_time.toISOString() };
}
