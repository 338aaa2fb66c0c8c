import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Bars } from '../../src/domain/market/bars';

const folder = path.resolve(__dirname, '../../../shared/data');

export function isShared(file: string): boolean {
  return fs.existsSync(path.join(folder, file));
}

/** Bars of an exchange from a gzipped table with the columns time, open, high, low, close, volume; its times are read as UTC. */
export function readSharedBars(file: string, period: Bars['period']): Bars {
  const rows = gunzipSync(fs.readFileSync(path.join(folder, file)))
    .toString()
    .trim()
    .split('\n')
    .slice(1);
  const cells = rows.map((row) => row.split(','));
  const column = (index: number): Float64Array => Float64Array.from(cells, (row) => Number(row[index]));
  const time = Float64Array.from(cells, ([text = '']) => Date.parse(text.length > 10 ? `${text}:00Z` : text));
  const [open, high, low, close, volume] = [column(1), column(2), column(3), column(4), column(5)];
  return { instrument: file, period, calendar: 'exchange', timezone: 'UTC', time, open, high, low, close, volume };
}
