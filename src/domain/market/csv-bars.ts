import { inferCalendar } from './bar-calendar';
import { findPeriodMismatch, inferPeriod } from './bar-period';
import { findBarWarnings } from './bar-warnings';
import type { BarPeriod, Bars, TradingCalendar } from './bars';
import type { ColumnMapping } from './csv-columns';
import { findCsvHeader, refuse, type CsvHeader } from './csv-header';
import { quarantine, readCsvRows, type CsvRows } from './csv-rows';
import type { Refusal, RowCounts, RowProblem, RowWarning } from './data-quality';
import { marketPolicy, type MarketPolicy } from './policy';
import { findTimeOrder, isNewestFirst } from './time-order';
import { createZoneClock, isTimezone, type ZoneClock } from './zone-clock';

export interface CsvOptions {
  readonly instrument: string;
  /** IANA zone in which times without a zone are meant. */
  readonly timezone: string;
  /** Absent: inferred from the median spacing. Given: checked against the spacing. */
  readonly period?: BarPeriod;
  /** Absent: inferred from the days and hours of the bars. */
  readonly calendar?: TradingCalendar;
  readonly columns?: ColumnMapping;
  readonly policy?: MarketPolicy;
}

export interface CsvBars {
  readonly bars: Bars;
  readonly rows: RowCounts;
  /** One a quarantined row, by line; the first million of them. */
  readonly problems: readonly RowProblem[];
  /** Kept rows worth a look, by time. */
  readonly warnings: readonly RowWarning[];
  /** What was inferred or done for the file as a whole. */
  readonly notices: readonly string[];
  /** Line in the file of each bar. */
  readonly lines: Float64Array;
}

export interface RefusedCsv {
  readonly refused: Refusal;
  readonly rows: RowCounts;
  readonly problems: readonly RowProblem[];
}

const noRows: RowCounts = { read: 0, kept: 0, quarantined: 0 };

/**
 * Bars from the bytes of a CSV file (UTF-8 or ASCII), or the reason why there are none. Nothing is repaired: a bad row is left out and named,
 * and every value kept is the number written in the file. Of rows out of order in time as few as possible are left out.
 * A file without usable rows is refused; so is one with closes only, since opens, highs and lows are not invented.
 */
export function readCsvBars(bytes: Uint8Array, options: CsvOptions): CsvBars | RefusedCsv {
  const policy = options.policy ?? marketPolicy;
  if (!isTimezone(options.timezone)) {
    const refused = refuse(
      'data.unknown-timezone',
      `zone ${options.timezone} is unknown`,
      'an IANA zone such as America/New_York or UTC',
    );
    return { refused, rows: noRows, problems: [] };
  }
  const found = findCsvHeader(bytes, options.columns ?? {});
  if ('refused' in found) return { refused: found.refused, rows: noRows, problems: [] };
  const clock = createZoneClock(options.timezone);
  const rows = readCsvRows(bytes, found.header, { clock, policy });
  if (rows.tooMany) {
    const refused = refuse(
      'data.too-many-rows',
      `has more than ${policy.maxRows} rows`,
      'import a longer period or a shorter span',
    );
    return { refused, rows: noRows, problems: [] };
  }
  return assemble(rows, { options, policy, clock, header: found.header });
}

interface Assembly {
  readonly options: CsvOptions;
  readonly policy: MarketPolicy;
  readonly clock: ZoneClock;
  readonly header: CsvHeader;
}

function assemble(rows: CsvRows, { options, policy, clock, header }: Assembly): CsvBars | RefusedCsv {
  const notices: string[] = [];
  if (isNewestFirst(rows.time.subarray(0, rows.length), policy.newestFirstShare)) {
    reverseRows(rows);
    notices.push('the file is newest first: its rows were reversed');
  }
  placeRepeatedTimes(rows);
  keepInOrder(rows, policy);
  const counts = { read: rows.read, kept: rows.length, quarantined: rows.quarantined };
  const problems = rows.problems.sort((a, b) => a.row - b.row);
  const turnAway = (refused: Refusal): RefusedCsv => ({ refused, rows: { ...counts, kept: 0 }, problems });
  if (rows.length === 0) return turnAway(explainNoRows(rows));

  const time = rows.time.slice(0, rows.length);
  const likely = inferPeriod(time);
  const period = options.period ?? likely;
  const mismatch = period === undefined ? undefined : findPeriodMismatch(time, period);
  if (options.period === undefined && rows.length < policy.minBarsToJudgePeriod)
    return turnAway(
      refuse(
        'data.unknown-period',
        `keeps ${rows.length} bars, too few to judge their spacing`,
        'state the period, --period 1d',
      ),
    );
  if (period === undefined || (mismatch !== undefined && options.period === undefined))
    return turnAway(refuse('data.unknown-period', 'has bars at no regular spacing', 'state the period, --period 1d'));
  if (mismatch !== undefined) {
    const hint = likely === undefined ? 'check the file' : `perhaps --period ${likely}`;
    return turnAway(refuse('data.period-mismatch', mismatch, hint));
  }
  const calendar = options.calendar ?? inferCalendar(time, { period, clock });
  if (options.period === undefined) notices.push(`the period is ${period}, judged by the spacing of the bars`);
  if (options.calendar === undefined)
    notices.push(`the calendar is ${calendar}, judged by the days and hours of the bars`);
  const volume = readVolume(rows, header, notices);
  const { instrument, timezone } = options;
  const [open, high, low, close] = [rows.open, rows.high, rows.low, rows.close].map((column) =>
    column.slice(0, rows.length),
  );
  const bars: Bars = {
    instrument,
    period,
    calendar,
    timezone,
    time,
    open: open!,
    high: high!,
    low: low!,
    close: close!,
    volume,
  };
  const lines = rows.line.slice(0, rows.length);
  return { bars, rows: counts, problems, warnings: findBarWarnings(bars, { clock, policy, lines }), notices, lines };
}

function explainNoRows({ read, problems }: CsvRows): Refusal {
  if (read === 0) return refuse('data.empty', 'has a header and no rows', 'rows of data below the header');
  const first = problems[0];
  const example = first === undefined ? '' : `, the first on line ${first.row}: ${first.reason}`;
  return refuse(
    'data.no-usable-rows',
    `has ${read} rows and none is usable${example}`,
    'write numbers with a decimal point and times as 2020-01-31 09:30',
  );
}

const columnNames = ['line', 'time', 'open', 'high', 'low', 'close', 'volume'] as const;

function reverseRows(rows: CsvRows): void {
  for (const name of columnNames) rows[name].subarray(0, rows.length).reverse();
  const repeated = [...rows.repeated].map(([row, later]) => [rows.length - 1 - row, later] as const);
  rows.repeated.clear();
  for (const [row, later] of repeated) rows.repeated.set(row, later);
}

/** In the hour that autumn repeats a row that does not come after its predecessor belongs to the second pass. */
function placeRepeatedTimes({ time, length, repeated }: CsvRows): void {
  for (let row = 1; row < length; row++) {
    const later = repeated.get(row);
    if (later !== undefined && time[row]! <= time[row - 1]!) time[row] = later;
  }
}

/** Compacts the columns to the rows kept and quarantines the others. */
function keepInOrder(rows: CsvRows, policy: MarketPolicy): void {
  const { time, line } = rows;
  const kept = findTimeOrder(time.subarray(0, rows.length));
  const lineAt = new Map<number, number>();
  for (let row = 0; row < rows.length; row++) if (kept[row] === 1) lineAt.set(time[row]!, line[row]!);
  let to = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows.length; row++) {
    if (kept[row] === 1) {
      last = time[row]!;
      for (const name of columnNames) rows[name][to] = rows[name][row]!;
      to++;
    } else quarantine(rows, { row: line[row]!, field: 'time', ...explainOrder(time[row]!, last, lineAt) }, policy);
  }
  rows.length = to;
}

function explainOrder(
  time: number,
  last: number,
  lineAt: ReadonlyMap<number, number>,
): Pick<RowProblem, 'code' | 'reason'> {
  const twin = lineAt.get(time);
  if (twin !== undefined) return { code: 'duplicate-time', reason: `time is that of line ${twin}, which is kept` };
  if (time < last) return { code: 'backward-time', reason: 'time lies before the row above' };
  return { code: 'forward-time', reason: 'time lies after the rows that follow' };
}

/** A column of nothing but zeros states no volume: indices and foreign exchange come so. */
function readVolume(rows: CsvRows, { columns }: CsvHeader, notices: string[]): Float64Array | undefined {
  const volume = rows.volume.slice(0, rows.length);
  if (columns.volume !== undefined && volume.some((units) => units > 0)) return volume;
  notices.push(
    columns.volume === undefined ? 'the file states no volume' : 'the volume is zero throughout: taken as not stated',
  );
  return undefined;
}
