import { readCsvBars, type CsvBars, type CsvOptions, type RefusedCsv } from '../../domain/market/csv-bars';
import { readDataFile } from './data-file';

/** Bars of a CSV or CSV.gz file with all that is wrong with it; nothing is stored. */
export async function readMarketFile(path: string, options: CsvOptions): Promise<CsvBars | RefusedCsv> {
  const file = await readDataFile(path);
  if ('refused' in file) return { refused: file.refused, rows: { read: 0, kept: 0, quarantined: 0 }, problems: [] };
  return readCsvBars(file.content, options);
}
