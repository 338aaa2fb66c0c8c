import { canonicalJson } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import type { Bars, Instrument } from './bars';
import { DataFault } from './data-fault';
import { isBarPeriod, isTradingCalendar } from './periods';

/** A data set is an immutable snapshot of bars, named by the SHA-256 of its canonical bytes (lower-case hex). */
export interface EncodedDataSet {
  readonly dataset: string;
  readonly content: Uint8Array;
}

const schema = 1;
const columnNames = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const bytesPerValue = 8;
const lengthBytes = 4;

/** Data of one instrument at one period: every strategy ever scored on it counts as one trial of the family. */
export function dataFamily({ instrument, period }: Pick<Instrument, 'instrument' | 'period'>): string {
  return `${instrument}/${period}`;
}

/**
 * Canonical bytes: the header's length (uint32), the header as canonical ASCII JSON padded with blanks to a multiple of 8 bytes in all,
 * then each column as float64; everything little-endian. The same bars give the same bytes on every machine.
 * Throws `data.invalid-bars` unless the columns are of one length, time increases, and every value is finite and prices positive.
 */
export function encodeDataSet(bars: Bars): EncodedDataSet {
  checkBars(bars);
  const columns = columnNames.flatMap((name) => bars[name] ?? []);
  const header = asciiHeader(bars);
  const content = new Uint8Array(lengthBytes + header.length + columns.length * bars.time.length * bytesPerValue);
  const view = new DataView(content.buffer);
  view.setUint32(0, header.length, true);
  for (let at = 0; at < header.length; at++) content[lengthBytes + at] = header.charCodeAt(at);
  let at = lengthBytes + header.length;
  for (const column of columns) {
    // Adding zero makes -0 and 0 one value, as they are one number.
    for (let row = 0; row < column.length; row++, at += bytesPerValue) view.setFloat64(at, column[row]! + 0, true);
  }
  return { dataset: sha256Hex(content), content };
}

/** The bars of a snapshot, in one SharedArrayBuffer. Throws `data.corrupt-snapshot` unless the bytes hash to `dataset` and hold bars. */
export function decodeDataSet({ dataset, content }: EncodedDataSet): Bars {
  const hash = sha256Hex(content);
  if (hash !== dataset) throw corrupt(`the bytes of data set ${dataset} hash to ${hash}`);
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const headerLength = content.length < lengthBytes ? Number.POSITIVE_INFINITY : view.getUint32(0, true);
  if (lengthBytes + headerLength > content.length) throw corrupt(`data set ${dataset} ends inside its header`);
  const header = readHeader(content.subarray(lengthBytes, lengthBytes + headerLength), dataset);
  const columns = header.volume ? columnNames.length : columnNames.length - 1;
  const values = columns * header.rows;
  if (content.length !== lengthBytes + headerLength + values * bytesPerValue)
    throw corrupt(`data set ${dataset} is not ${header.rows} rows long`);
  const shared = new Float64Array(new SharedArrayBuffer(values * bytesPerValue));
  for (let at = 0; at < values; at++)
    shared[at] = view.getFloat64(lengthBytes + headerLength + at * bytesPerValue, true);
  const column = (index: number): Float64Array => shared.subarray(index * header.rows, (index + 1) * header.rows);
  const { instrument, period, calendar, timezone } = header;
  const [time, open, high, low, close] = [column(0), column(1), column(2), column(3), column(4)];
  const volume = header.volume ? column(5) : undefined;
  const bars: Bars = { instrument, period, calendar, timezone, time, open, high, low, close, volume };
  checkBars(bars);
  return bars;
}

function asciiHeader({ instrument, period, calendar, timezone, time, volume }: Bars): string {
  const json = canonicalJson({
    schema,
    instrument,
    period,
    calendar,
    timezone,
    rows: time.length,
    volume: volume !== undefined,
  });
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return ascii.padEnd(Math.ceil((lengthBytes + ascii.length) / bytesPerValue) * bytesPerValue - lengthBytes, ' ');
}

interface Header extends Instrument {
  readonly rows: number;
  readonly volume: boolean;
}

function readHeader(bytes: Uint8Array, dataset: string): Header {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  } catch {
    throw corrupt(`the header of data set ${dataset} is not JSON`);
  }
  if (!isHeader(parsed)) throw corrupt(`the header of data set ${dataset} is not of schema ${schema}`);
  return parsed;
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false;
  const header = value as Record<string, unknown>;
  const { rows, calendar, period } = header;
  return (
    header['schema'] === schema &&
    typeof header['instrument'] === 'string' &&
    typeof header['timezone'] === 'string' &&
    typeof header['volume'] === 'boolean' &&
    typeof rows === 'number' &&
    Number.isSafeInteger(rows) &&
    rows >= 0 &&
    typeof calendar === 'string' &&
    isTradingCalendar(calendar) &&
    typeof period === 'string' &&
    isBarPeriod(period)
  );
}

function checkBars(bars: Bars): void {
  const rows = bars.time.length;
  if (rows === 0) throw invalid('a data set holds at least one bar');
  for (const name of columnNames) {
    const column = bars[name];
    if (column === undefined) continue;
    if (column.length !== rows) throw invalid(`column ${name} has ${column.length} values, time has ${rows}`);
    for (let row = 0; row < rows; row++) {
      const value = column[row]!;
      const lowest = name === 'time' ? Number.NEGATIVE_INFINITY : name === 'volume' ? 0 : Number.MIN_VALUE;
      if (!Number.isFinite(value) || value < lowest) throw invalid(`${name} of bar ${row} is ${value}`);
      if (name === 'time' && row > 0 && value <= column[row - 1]!)
        throw invalid(`time of bar ${row} does not come after bar ${row - 1}`);
    }
  }
}

const invalid = (message: string): DataFault => new DataFault('data.invalid-bars', message);
const corrupt = (message: string): DataFault => new DataFault('data.corrupt-snapshot', message);
