import { barFields, type BarField } from './data-quality';

/** Names of the columns to read where the header's own names do not tell: `{ volume: 'tick_volume' }`. Capitals do not matter. */
export type ColumnMapping = { readonly [F in BarField]?: string };

/** Index of each column; `timeOfDay` where date and time stand in two columns. */
export interface CsvColumns {
  readonly time: number;
  readonly timeOfDay: number | undefined;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number | undefined;
}

export interface ColumnSearch {
  /** Undefined while a required column is missing or named twice. */
  readonly columns: CsvColumns | undefined;
  readonly missing: readonly string[];
  /** Names that stand over two columns. */
  readonly twice: readonly string[];
}

/**
 * Usual names in order of preference, without blanks, dashes and underscores. A Unix time says more than a local date beside it.
 * Not here on purpose: adjusted closes (they no longer fit the open, high and low beside them) and tick volumes (quotes, not units).
 */
const usualNames: Record<BarField, readonly string[]> = {
  time: [
    ...['unix', 'unixtime', 'unixtimestamp', 'epoch', 'timestamp', 'ts', 'opentime', 'datetime', 'date', 'time', 'day'],
    ...['gmttime', 'localtime', 'index', ''],
  ],
  open: ['open', 'openprice', 'o'],
  high: ['high', 'highprice', 'h'],
  low: ['low', 'lowprice', 'l'],
  close: ['close', 'closeprice', 'c'],
  volume: ['volume', 'vol', 'v'],
};

/** Finds the bar columns in a header. `secondRow` is the first row of data: it tells a time of day from a full time. */
export function findColumns(
  header: readonly string[],
  mapping: ColumnMapping,
  secondRow: readonly string[],
): ColumnSearch {
  // Only the first column may do without a name: table libraries write their row index so.
  const names = header.map((name, column) => (name === '' && column > 0 ? '?' : normaliseName(name)));
  const twice: string[] = [];
  const find = (field: BarField): number => {
    const wanted = mapping[field] === undefined ? usualNames[field] : [normaliseName(mapping[field])];
    const name = wanted.find((candidate) => names.includes(candidate));
    if (name === undefined) return field === 'volume' && mapping.volume === undefined ? findUnitVolume(header) : -1;
    if (names.indexOf(name) !== names.lastIndexOf(name)) twice.push(header[names.indexOf(name)] ?? name);
    return names.indexOf(name);
  };
  const found = Object.fromEntries(barFields.map((field) => [field, find(field)])) as Record<BarField, number>;
  const missing = barFields
    .filter((field) => found[field] < 0 && (field !== 'volume' || mapping.volume !== undefined))
    .map((field) => mapping[field] ?? field);
  if (missing.length > 0 || twice.length > 0) return { columns: undefined, missing, twice };
  const timeOfDay = mapping.time === undefined ? findTimeOfDay(names, found.time, secondRow) : -1;
  return {
    columns: {
      ...found,
      timeOfDay: timeOfDay < 0 ? undefined : timeOfDay,
      volume: found.volume < 0 ? undefined : found.volume,
    },
    missing,
    twice,
  };
}

/** `Open Time`, `open_time` and `<OPEN>` lose their dress; so does the number in `1. open`. */
function normaliseName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^\d+\. /, '')
    .replace(/[\s_-]+/g, '');
}

/** `Volume BTC`, `Volume USDT`: the first states the units of what is traded, the second their price. */
function findUnitVolume(header: readonly string[]): number {
  return header.findIndex((name) => /^volume[ _(-]+[a-z]{2,10}\)?$/i.test(name));
}

function findTimeOfDay(names: readonly string[], timeColumn: number, secondRow: readonly string[]): number {
  if (names[timeColumn] !== 'date') return -1;
  const column = names.indexOf('time');
  return /^\d{1,2}:\d{2}/.test(secondRow[column] ?? '') ? column : -1;
}
