import { requireQuantile } from '../numerics/quantile';
import { createCsvFields, createCsvLine, isBlank, nextLine, splitFields, type CsvFields } from './csv-fields';
import { asciiText, parseDecimal } from './decimals';
import { parseTimestamp } from './timestamps';

/** Returns as somebody else has written them down: one column a strategy, one row a period, simple returns as fractions. */
export interface ReturnsTable {
  readonly names: readonly string[];
  readonly series: readonly Float64Array[];
  /** Epoch milliseconds of each row, local clocks as if they showed UTC; absent where no column holds times. */
  readonly times?: Float64Array;
  /** Rows without a single value, as a first row of changes is: left out. */
  readonly emptyRows: number;
}

export interface ReturnsRefusal {
  readonly code:
    'returns.empty' | 'returns.no-columns' | 'returns.bad-cell' | 'returns.bad-time' | 'returns.not-returns';
  readonly message: string;
  readonly hint: string;
}

const delimiters = [',', ';', '\t', '|'].map((character) => character.charCodeAt(0));
const example = 'a line "date,mine", then one like "2020-01-02,0.0012" a period';
const missing = /^(?:|nan|na|n\/a|null|none|-)$/i;
/** What is larger in size than this is a price, a per cent or a change in money, and no return of a period. */
const largestReturn = 5;
/** Nor is a column of which half the values are larger than this: wealth beginning at 1, or per cent without a sign. */
const largestMedian = 0.25;
/** So few values may all be large by chance. */
const tellingRows = 10;

interface Cells {
  readonly row: number;
  readonly texts: readonly string[];
}

/**
 * Reads returns from CSV: the first column may hold times, the first line may hold names. A value may be written `0.0012` or `0.12%`. Rows
 * with no value at all are left out and counted; one with some is refused, because the rows of several strategies belong together.
 */
export function readReturnsTable(bytes: Uint8Array): { table: ReturnsTable } | { refused: ReturnsRefusal } {
  const rows = readCells(bytes);
  const first = rows[0];
  if (!first) return refuse('returns.empty', 'the file holds no line of text', example);
  const hasHeader = first.texts.some((text) => !missing.test(text) && readValue(text) === undefined && !isTime(text));
  const body = hasHeader ? rows.slice(1) : rows;
  const sample = body[0];
  if (!sample) return refuse('returns.empty', 'the file holds names and no returns', example);
  const hasTimes = looksLikeTimes(body, hasHeader ? first.texts[0] : undefined);
  const names = nameColumns(hasHeader ? first.texts : undefined, sample.texts.length).slice(Number(hasTimes));
  if (names.length === 0) return refuse('returns.no-columns', 'the file holds times and no column of returns', example);
  return readColumns(body, { names, hasTimes });
}

function readCells(bytes: Uint8Array): Cells[] {
  const line = createCsvLine(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
  const fields = createCsvFields();
  const rows: Cells[] = [];
  let delimiter: number | undefined;
  while (nextLine(bytes, line)) {
    if (isBlank(bytes, line)) continue;
    delimiter ??= delimiters.find((code) => bytes.subarray(line.from, line.to).includes(code)) ?? delimiters[0]!;
    splitFields(bytes, line, { delimiter, fields });
    rows.push({ row: line.number, texts: textsOf(bytes, fields) });
  }
  return rows;
}

function textsOf(bytes: Uint8Array, { from, to, count }: CsvFields): string[] {
  return Array.from({ length: Math.min(count, from.length) }, (_, field) => asciiText(bytes, from[field]!, to[field]!));
}

/** A fraction, from a decimal number or a per cent; undefined for any other text. */
function readValue(text: string): number | undefined {
  const isPercent = text.endsWith('%');
  const digits = bytesOf(isPercent ? text.slice(0, -1).trimEnd() : text);
  const value = parseDecimal(digits, 0, digits.length);
  return Number.isFinite(value) ? (isPercent ? value / 100 : value) : undefined;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function isTime(text: string): boolean {
  return parseTimestamp(text).kind !== 'unreadable';
}

/** A column of Unix times or of days written 20200131 reads as numbers as well: no return is that large. */
function looksLikeTimes(body: readonly Cells[], name: string | undefined): boolean {
  const texts = body.map(({ texts: [text = ''] }) => text);
  return /^(?:date|time|day|timestamp|datetime)$/i.test(name ?? '') || texts.every((text) => isTime(text));
}

function nameColumns(header: readonly string[] | undefined, count: number): string[] {
  return Array.from({ length: Math.max(count, header?.length ?? 0) }, (_, index) => {
    const name = header?.[index];
    return name === undefined || name === '' ? `column ${index + 1}` : name;
  });
}

function readColumns(
  body: readonly Cells[],
  { names, hasTimes }: { names: readonly string[]; hasTimes: boolean },
): { table: ReturnsTable } | { refused: ReturnsRefusal } {
  const series = names.map((): number[] => []);
  const times: number[] = [];
  let emptyRows = 0;
  for (const { row, texts } of body) {
    const cells = texts.slice(Number(hasTimes));
    if (cells.length !== names.length)
      return refuse('returns.bad-cell', `line ${row} has ${cells.length} values, ${names.length} expected`, example);
    if (cells.every((text) => missing.test(text))) {
      emptyRows++;
      continue;
    }
    for (const [column, text] of cells.entries()) {
      const value = readValue(text);
      const where = `line ${row}, ${names[column]}`;
      if (value === undefined)
        return refuse('returns.bad-cell', `${where}: "${text}" is no number`, 'a fraction such as 0.0012, or 0.12%');
      if (value < -1 || value > largestReturn)
        return refuse(
          'returns.not-returns',
          `${where}: ${text} cannot be the return of a period`,
          'simple returns as fractions: 0.0012 for 0.12 %; not prices, not log returns, not per cent without a sign',
        );
      series[column]!.push(value);
    }
    if (!hasTimes) continue;
    const time = parseTimestamp(texts[0]!);
    if (time.kind === 'unreadable')
      return refuse('returns.bad-time', `line ${row}: the time "${texts[0]}" ${time.reason}`, '2020-01-31');
    if (times.length > 0 && time.ms <= times[times.length - 1]!)
      return refuse('returns.bad-time', `line ${row}: the time "${texts[0]}" does not follow the line before`, example);
    times.push(time.ms);
  }
  if (series[0]!.length === 0) return refuse('returns.empty', 'no row of the file holds a return', example);
  const wrong = findImplausible(names, series);
  if (wrong) return wrong;
  const table = { names, series: series.map((values) => Float64Array.from(values)), emptyRows };
  return { table: { ...table, ...(hasTimes && { times: Float64Array.from(times) }) } };
}

/** What every value alone could be and the column cannot. */
function findImplausible(
  names: readonly string[],
  series: readonly (readonly number[])[],
): { refused: ReturnsRefusal } | undefined {
  const twice = names.find((name, column) => names.indexOf(name) !== column);
  if (twice !== undefined)
    return refuse('returns.no-columns', `two columns are called ${twice}`, 'a name of its own for each strategy');
  for (const [column, values] of series.entries()) {
    const median = requireQuantile(values.map(Math.abs), 0.5);
    if (values.length >= tellingRows && median > largestMedian)
      return refuse(
        'returns.not-returns',
        `${names[column]}: half of the values are larger in size than ${median}`,
        'simple returns as fractions: 0.0012 for 0.12 %; not wealth or prices, not per cent without a sign',
      );
  }
  return undefined;
}

function refuse(code: ReturnsRefusal['code'], message: string, hint: string): { refused: ReturnsRefusal } {
  return { refused: { code, message, hint } };
}
