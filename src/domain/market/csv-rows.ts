import type { EpochMs } from './bars';
import { createCsvFields, isBlank, nextLine, splitFields, type CsvFields, type CsvLine } from './csv-fields';
import { printable, type CsvHeader } from './csv-header';
import type { BarField, RowProblem, RowProblemCode } from './data-quality';
import { asciiText, parseDecimal } from './decimals';
import type { MarketPolicy } from './policy';
import { parseTimestamp } from './timestamps';
import type { ZoneClock } from './zone-clock';

const prices = ['open', 'high', 'low', 'close'] as const;
const longestTime = 48;

/** Rows whose fields are sound, in file order; their order in time is not judged yet. */
export interface CsvRows {
  /** Rows in the file, sound or not. */
  read: number;
  length: number;
  /** Line in the file of each sound row. */
  line: Float64Array;
  time: Float64Array;
  open: Float64Array;
  high: Float64Array;
  low: Float64Array;
  close: Float64Array;
  volume: Float64Array;
  /** The second instant, by row, of a local time that the autumn change of clocks repeats. */
  readonly repeated: Map<number, EpochMs>;
  readonly problems: RowProblem[];
  /** Problems, those beyond the policy's maximum included. */
  quarantined: number;
  /** True when the policy's maximum of rows is passed; reading stopped there. */
  tooMany: boolean;
}

interface RowReading {
  readonly bytes: Uint8Array;
  readonly header: CsvHeader;
  readonly clock: ZoneClock;
  readonly policy: MarketPolicy;
  readonly fields: CsvFields;
  readonly rows: CsvRows;
  /** The row under way. */
  readonly bar: Record<BarField, number>;
  laterTime: EpochMs | undefined;
}

interface FieldProblem {
  readonly field: RowProblem['field'];
  readonly code: RowProblemCode;
  readonly reason: string;
}

/** Reads every row below the header; a row with a problem is quarantined under its first one, and nothing is repaired. */
export function readCsvRows(
  bytes: Uint8Array,
  header: CsvHeader,
  { clock, policy }: { clock: ZoneClock; policy: MarketPolicy },
): CsvRows {
  const rows = createRows();
  const bar = { time: 0, open: 0, high: 0, low: 0, close: 0, volume: 0 };
  const reading: RowReading = {
    bytes,
    header,
    clock,
    policy,
    fields: createCsvFields(),
    rows,
    bar,
    laterTime: undefined,
  };
  const line = { ...header.line };
  while (nextLine(bytes, line)) {
    if (isBlank(bytes, line)) continue;
    if (rows.read >= policy.maxRows) {
      rows.tooMany = true;
      break;
    }
    rows.read++;
    const problem = readRow(reading, line);
    if (problem === undefined) addRow(reading, line.number);
    else quarantine(rows, { row: line.number, ...problem }, policy);
  }
  return rows;
}

export function quarantine(
  rows: Pick<CsvRows, 'problems' | 'quarantined'>,
  problem: RowProblem,
  policy: MarketPolicy,
): void {
  rows.quarantined++;
  if (rows.problems.length < policy.maxProblems) rows.problems.push(problem);
}

function readRow(reading: RowReading, line: CsvLine): FieldProblem | undefined {
  const { bytes, header, fields, bar, policy } = reading;
  splitFields(bytes, line, { delimiter: header.delimiter, fields });
  if (fields.badQuote)
    return { field: 'row', code: 'bad-quote', reason: 'has a double quote that is not closed, or text behind it' };
  const count = countFields(fields, header.fieldCount);
  if (count !== header.fieldCount)
    return { field: 'row', code: 'field-count', reason: `has ${count} fields, the header has ${header.fieldCount}` };
  const timeProblem = readTime(reading);
  if (timeProblem !== undefined) return timeProblem;
  for (const field of prices) {
    const problem = readNumber(reading, field, header.columns[field]);
    if (problem !== undefined) return problem;
  }
  bar.volume = 0;
  if (header.columns.volume !== undefined) {
    const problem = readNumber(reading, 'volume', header.columns.volume);
    if (problem !== undefined) return problem;
  }
  return checkRange(bar, policy);
}

/** Empty fields behind the last column are a trailing delimiter, not data. */
function countFields(fields: CsvFields, expected: number): number {
  let count = fields.count;
  while (count > expected && count <= fields.from.length && fields.from[count - 1]! >= fields.to[count - 1]!) count--;
  return count;
}

function readTime(reading: RowReading): FieldProblem | undefined {
  const { columns } = reading.header;
  const date = fieldText(reading, columns.time);
  const text = columns.timeOfDay === undefined ? date : `${date} ${fieldText(reading, columns.timeOfDay)}`;
  if (date === '') return { field: 'time', code: 'missing-field', reason: 'time is empty' };
  const stamp = parseTimestamp(text);
  const problem = (code: RowProblemCode, why: string): FieldProblem => ({
    field: 'time',
    code,
    reason: `time ${printable(text)} ${why}`,
  });
  if (stamp.kind === 'unreadable') return problem(stamp.code, stamp.reason);
  const { policy, clock, bar } = reading;
  if (!(stamp.ms >= policy.earliestTime && stamp.ms < policy.latestTime))
    return problem('out-of-range', 'lies outside the years 1700 to 2199');
  reading.laterTime = undefined;
  if (stamp.kind === 'instant') {
    bar.time = stamp.ms;
    return undefined;
  }
  const instants = clock.instantsOf(stamp.ms);
  const [first, second] = instants;
  if (first !== undefined) {
    bar.time = first;
    reading.laterTime = second;
    return undefined;
  }
  if (!stamp.dateOnly)
    return problem('nonexistent-time', 'is skipped by the change of clocks in this zone; is the zone right?');
  // A day whose midnight is skipped starts at the change itself: reading midnight by the offset before it gives that instant.
  bar.time = stamp.ms - clock.offsetAt(stamp.ms - 86_400_000);
  return undefined;
}

function readNumber(reading: RowReading, field: Exclude<BarField, 'time'>, column: number): FieldProblem | undefined {
  const { bytes, fields, bar, policy } = reading;
  const from = fields.from[column]!;
  const to = fields.to[column]!;
  if (to <= from) return { field, code: 'missing-field', reason: `${field} is empty` };
  const value = parseDecimal(bytes, from, to);
  const problem = (code: RowProblemCode, why: string): FieldProblem => ({
    field,
    code,
    reason: `${field} ${fieldText(reading, column)} ${why}`,
  });
  if (Number.isNaN(value)) return problem('not-a-number', 'is not a plain decimal number');
  if (field === 'volume') {
    if (value < 0) return problem('not-positive', 'is negative');
    if (value > policy.maxVolume) return problem('out-of-range', `is above ${policy.maxVolume}`);
  } else {
    if (value <= 0) return problem('not-positive', 'is not above zero');
    if (value < policy.minPrice || value > policy.maxPrice)
      return problem('out-of-range', `is outside ${policy.minPrice} to ${policy.maxPrice}`);
  }
  bar[field] = value;
  return undefined;
}

function checkRange(
  { open, high, low, close }: Record<BarField, number>,
  policy: MarketPolicy,
): FieldProblem | undefined {
  if (high < low) return { field: 'high', code: 'high-below-low', reason: `high ${high} is below low ${low}` };
  const top = high * (1 + policy.rangeTolerance);
  const bottom = low * (1 - policy.rangeTolerance);
  const outside = (field: BarField, value: number): FieldProblem => ({
    field,
    code: 'outside-range',
    reason: `${field} ${value} is outside low ${low} to high ${high}`,
  });
  if (!(open >= bottom && open <= top)) return outside('open', open);
  if (!(close >= bottom && close <= top)) return outside('close', close);
  return undefined;
}

function fieldText({ bytes, fields }: RowReading, column: number): string {
  const from = fields.from[column]!;
  const to = Math.max(from, fields.to[column]!);
  const text = asciiText(bytes, from, Math.min(to, from + longestTime));
  return to - from > longestTime ? `${printable(text)}...` : printable(text);
}

function createRows(): CsvRows {
  const column = (): Float64Array => new Float64Array(1_024);
  return {
    ...{ read: 0, length: 0, line: column(), time: column(), open: column(), high: column(), low: column() },
    ...{ close: column(), volume: column(), repeated: new Map(), problems: [], quarantined: 0, tooMany: false },
  };
}

function addRow({ rows, bar, laterTime }: RowReading, line: number): void {
  const at = rows.length;
  if (at === rows.time.length) grow(rows);
  rows.line[at] = line;
  rows.time[at] = bar.time;
  rows.open[at] = bar.open;
  rows.high[at] = bar.high;
  rows.low[at] = bar.low;
  rows.close[at] = bar.close;
  rows.volume[at] = bar.volume;
  if (laterTime !== undefined) rows.repeated.set(at, laterTime);
  rows.length++;
}

function grow(rows: CsvRows): void {
  for (const name of ['line', 'time', 'open', 'high', 'low', 'close', 'volume'] as const) {
    const larger = new Float64Array(rows[name].length * 2);
    larger.set(rows[name]);
    rows[name] = larger;
  }
}
