import { deserialize, serialize } from 'node:v8';

/** Every array starts on a cache line, which is also what the kernel's widest load wants. */
const alignment = 64;
const headerBytes = 8;

type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;
const columnKinds = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint8Array } as const;
type ColumnKind = keyof typeof columnKinds;

/** Stands in the description for an array: where it begins behind the start of the package, and how many elements it has. */
interface PackedColumn {
  readonly packed: readonly [kind: ColumnKind, from: number, length: number];
}

/** An object made of plain data and typed arrays, ready to be written into memory that threads share. */
export interface PackedObject {
  readonly bytes: number;
  /** Writes the package at `from`, a multiple of 64. */
  write(buffer: SharedArrayBuffer, from: number): void;
}

/**
 * Describes an object so that any thread can read it from shared memory without copying an array. The same array met twice is kept once, so
 * that objects which shared it share it afterwards; functions are left out. Throws a RangeError on an array of another kind.
 */
export function packObject(value: object): PackedObject {
  const columns = new Map<string, { column: Column; place: PackedColumn }>();
  const buffers = new Map<ArrayBufferLike, number>();
  let used = 0;
  const placeOf = (column: Column): PackedColumn => {
    if (!buffers.has(column.buffer)) buffers.set(column.buffer, buffers.size);
    const identity = [buffers.get(column.buffer), column.byteOffset, column.length, kindOf(column)].join(' ');
    const known = columns.get(identity);
    if (known) return known.place;
    const place: PackedColumn = { packed: [kindOf(column), used, column.length] };
    used += roundUp(column.byteLength);
    columns.set(identity, { column, place });
    return place;
  };
  const description = serialize(mapColumns(value, placeOf));
  const start = roundUp(headerBytes + description.length);
  return {
    bytes: start + used,
    write(buffer, from) {
      new Uint32Array(buffer, from, 2).set([description.length, start]);
      new Uint8Array(buffer, from + headerBytes).set(description);
      for (const { column, place } of columns.values()) viewOf(buffer, from + start, place.packed).set(column);
    },
  };
}

/** The object that was written at `from`; its arrays are views of the buffer. */
export function unpackObject(buffer: SharedArrayBuffer, from: number): unknown {
  const [length, start] = new Uint32Array(buffer, from, 2);
  const description = Buffer.from(new Uint8Array(buffer, from + headerBytes, length));
  return restoreColumns(deserialize(description), (packed) => viewOf(buffer, from + start!, packed));
}

function mapColumns(value: unknown, placeOf: (column: Column) => PackedColumn): unknown {
  if (ArrayBuffer.isView(value)) return placeOf(value as Column);
  if (Array.isArray(value)) return value.map((element) => mapColumns(element, placeOf));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => typeof part !== 'function');
  return Object.fromEntries(entries.map(([name, part]) => [name, mapColumns(part, placeOf)]));
}

function restoreColumns(value: unknown, view: (packed: PackedColumn['packed']) => Column): unknown {
  if (Array.isArray(value)) return value.map((element) => restoreColumns(element, view));
  if (typeof value !== 'object' || value === null) return value;
  if ('packed' in value) return view((value as PackedColumn).packed);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, restoreColumns(part, view)]));
}

function viewOf(buffer: SharedArrayBuffer, start: number, [kind, from, length]: PackedColumn['packed']): Column {
  const View = columnKinds[kind] as new (buffer: SharedArrayBuffer, from: number, length: number) => Column;
  return new View(buffer, start + from, length);
}

function kindOf(column: Column): ColumnKind {
  const name = column.constructor.name;
  if (Object.hasOwn(columnKinds, name)) return name as ColumnKind;
  throw new RangeError(`an array of kind ${name} has no place in shared memory`);
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
