import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { Bars } from '../../../src/domain/market/bars';
import { DataFault } from '../../../src/domain/market/data-fault';
import { dataFamily, decodeDataSet, encodeDataSet } from '../../../src/domain/market/data-set';

const bars: Bars = {
  ...{ instrument: '^GSPC', period: '1d', calendar: 'exchange', timezone: 'America/New_York' },
  ...{ time: Float64Array.of(0, 86_400_000), open: Float64Array.of(1, 2), high: Float64Array.of(1.5, 2.5) },
  ...{ low: Float64Array.of(0.5, 1.5), close: Float64Array.of(1.25, 2.25), volume: Float64Array.of(0, 10) },
};

function seal(content: Uint8Array): { dataset: string; content: Uint8Array } {
  return { dataset: createHash('sha256').update(content).digest('hex'), content };
}

/** Content with this header and as many zero bytes as asked for. */
function withHeader(header: string, valueBytes: number): Uint8Array {
  const content = Buffer.alloc(4 + header.length + valueBytes);
  content.writeUInt32LE(header.length, 0);
  content.write(header, 4, 'latin1');
  return content;
}

function faultOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof DataFault) return error.code;
    throw error;
  }
  return undefined;
}

test('the canonical bytes are laid out as documented', () => {
  const { content, dataset } = encodeDataSet(bars);
  const header =
    '{"calendar":"exchange","instrument":"^GSPC","period":"1d","rows":2,"schema":1,"timezone":"America/New_York","volume":true}';
  const padded = header.padEnd(124, ' ');
  expect(Buffer.from(content).toString('latin1', 4, 4 + 124)).toBe(padded);
  expect(content).toHaveLength(4 + 124 + 2 * 6 * 8);
  const values = new DataView(content.buffer, 128);
  expect(Array.from({ length: 12 }, (_, at) => values.getFloat64(8 * at, true))).toEqual([
    ...[0, 86_400_000, 1, 2, 1.5, 2.5, 0.5, 1.5, 1.25, 2.25, 0, 10],
  ]);
  expect(dataset).toBe(createHash('sha256').update(content).digest('hex'));
});

test('any change of the data or of what it is changes the id', () => {
  const ids = [
    bars,
    { ...bars, instrument: '^NDX' },
    { ...bars, calendar: 'fx' as const },
    { ...bars, timezone: 'UTC' },
    { ...bars, period: '1w' as const },
    { ...bars, volume: undefined },
    { ...bars, close: Float64Array.of(1.25, 2.2500000000000004) },
  ].map((changed) => encodeDataSet(changed).dataset);
  expect(new Set(ids).size).toBe(ids.length);
});

test('minus zero is stored as zero', () => {
  const negative = { ...bars, volume: Float64Array.of(-0, 10) };
  expect(encodeDataSet(negative).dataset).toBe(encodeDataSet(bars).dataset);
});

test('bars are decoded as they were, in shared memory', () => {
  const decoded = decodeDataSet(encodeDataSet(bars));
  expect(decoded).toEqual(bars);
  expect(decoded.time.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('whatever bars are encoded are decoded, instruments in any script included', () => {
  const price = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
  const row = fc.tuple(
    fc.integer({ min: 1, max: 1e9 }),
    price,
    price,
    price,
    price,
    fc.double({ min: 0, max: 1e18, noNaN: true }).map((units) => units + 0),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.array(row, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (instrument, rows, hasVolume) => {
        const column = (at: number): Float64Array => Float64Array.from(rows, (values) => values[at]!);
        const time = column(0).map((_, bar, steps) => steps.slice(0, bar + 1).reduce((sum, step) => sum + step, 0));
        const [open, high, low, close] = [column(1), column(2), column(3), column(4)];
        const volume = hasVolume ? column(5) : undefined;
        const drawn: Bars = { ...bars, instrument, time, open, high, low, close, volume };
        expect(decodeDataSet(encodeDataSet(drawn))).toEqual(drawn);
      },
    ),
    { numRuns: 200 },
  );
});

test.each<[string, Partial<Bars>]>([
  ['no bars', { time: new Float64Array(0), open: new Float64Array(0) }],
  ['columns of two lengths', { close: Float64Array.of(1) }],
  ['time standing still', { time: Float64Array.of(5, 5) }],
  ['time undefined', { time: Float64Array.of(0, Number.NaN) }],
  ['an infinite price', { high: Float64Array.of(1, Number.POSITIVE_INFINITY) }],
  ['a price of zero', { low: Float64Array.of(1, 0) }],
  ['a negative volume', { volume: Float64Array.of(0, -1) }],
])('bars with %s are invalid', (_, changes) => {
  expect(faultOf(() => encodeDataSet({ ...bars, ...changes }))).toBe('data.invalid-bars');
});

test('a single flipped bit is noticed', () => {
  const { dataset, content } = encodeDataSet(bars);
  content[content.length - 1]! ^= 1;
  expect(faultOf(() => decodeDataSet({ dataset, content }))).toBe('data.corrupt-snapshot');
});

const sound = '{"calendar":"fx","instrument":"A","period":"1d","rows":1,"schema":1,"timezone":"UTC","volume":false}';

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array(0)],
  ['a header that is cut off', withHeader(sound, 0).subarray(0, 20)],
  ['a header that is not JSON', withHeader('{', 40)],
  ['a header that is no object', withHeader('null', 40)],
  ['another schema', withHeader(sound.replace('"schema":1', '"schema":2'), 40)],
  ['half a row', withHeader(sound.replace('"rows":1', '"rows":0.5'), 40)],
  ['an unknown calendar', withHeader(sound.replace('fx', 'moon'), 40)],
  ['an unknown period', withHeader(sound.replace('1d', '1y'), 40)],
  ['fewer values than rows', withHeader(sound, 32)],
])('a snapshot of %s is corrupt though its id fits', (_, content) => {
  expect(faultOf(() => decodeDataSet(seal(content)))).toBe('data.corrupt-snapshot');
});

test('trials are counted for an instrument at a period', () => {
  expect(dataFamily(bars)).toBe('^GSPC/1d');
});
