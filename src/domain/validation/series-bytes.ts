/** Rows of numbers that evidence may hold. */
export type Series = Float64Array | Int32Array | Uint8Array;

export type SeriesKind = 'float64' | 'int32' | 'uint8';

/** Bytes of one value. */
const sizes: Readonly<Record<SeriesKind, number>> = { float64: 8, int32: 4, uint8: 1 };

/** By its tag, which a row from another thread keeps as well. */
const kindOfTag: Readonly<Record<string, SeriesKind>> = {
  Float64Array: 'float64',
  Int32Array: 'int32',
  Uint8Array: 'uint8',
};

/** The kind of a row; undefined for what is no row. Throws a RangeError on a typed array of a kind that evidence does not hold. */
export function seriesKind(value: unknown): SeriesKind | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  const kind = typeof tag === 'string' ? kindOfTag[tag] : undefined;
  if (kind === undefined) throw new RangeError(`evidence holds no ${String(tag)}`);
  return kind;
}

/** The bytes of a row, little-endian on every machine. */
export function seriesBytes(kind: SeriesKind, values: Series): Uint8Array {
  if (kind === 'uint8') return Uint8Array.from(values);
  const bytes = new Uint8Array(values.length * sizes[kind]);
  const view = new DataView(bytes.buffer);
  if (kind === 'int32') for (let i = 0; i < values.length; i++) view.setInt32(4 * i, values[i]!, true);
  else for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i]!, true);
  return bytes;
}

/** The row that the bytes hold; undefined where they are no whole number of values. */
export function readSeriesBytes(kind: SeriesKind, bytes: Uint8Array): Series | undefined {
  const length = bytes.length / sizes[kind];
  if (!Number.isInteger(length)) return undefined;
  if (kind === 'uint8') return Uint8Array.from(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'int32') return Int32Array.from({ length }, (_, i) => view.getInt32(4 * i, true));
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getFloat64(8 * i, true);
  return values;
}
