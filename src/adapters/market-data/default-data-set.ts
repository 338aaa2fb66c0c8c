import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Bars } from '../../domain/market/bars';
import { DataFault } from '../../domain/market/data-fault';
import { readMarketFile } from './market-file';

const file = '../data/sp500-2000.csv';

/** Where the package keeps the file: its exports block the path, so it is found from its entry. */
export function defaultDataFile(): string {
  return resolve(dirname(createRequire(__filename).resolve('vega-datasets')), file);
}

/** The S&P 500 index, daily from 2000-01-03 to 2020-04-17, as the package vega-datasets ships it (source: Yahoo Finance). */
export async function readDefaultBars(): Promise<Bars> {
  const reading = await readMarketFile(defaultDataFile(), {
    instrument: '^GSPC',
    timezone: 'America/New_York',
    period: '1d',
    calendar: 'exchange',
  });
  if ('bars' in reading && reading.rows.quarantined === 0) return reading.bars;
  const why = 'bars' in reading ? `${reading.rows.quarantined} bad rows` : reading.refused.reason;
  throw new DataFault('data.default-refused', `the default data set of vega-datasets cannot be used: ${why}`);
}
