import { packObject, unpackObject } from '../../../src/adapters/threads/packed-object';

function packInto(value: object, from = 0): { buffer: SharedArrayBuffer; read: () => unknown } {
  const packed = packObject(value);
  const buffer = new SharedArrayBuffer(from + packed.bytes);
  packed.write(buffer, from);
  return { buffer, read: () => unpackObject(buffer, from) };
}

test('an object comes back as it was, numbers that JSON does not know and absent values with it', () => {
  const value = {
    name: 'history',
    infinite: Infinity,
    none: undefined,
    list: [{ close: Float64Array.of(1.5, NaN, -0) }, { codes: Uint8Array.of(1, 2, 3) }],
    single: Float32Array.of(0.1),
    empty: new Int32Array(0),
  };
  expect(packInto(value, 128).read()).toStrictEqual(value);
});

test('arrays are views of the shared memory, each on a cache line', () => {
  const { buffer, read } = packInto({ a: Float64Array.of(1, 2), b: Uint8Array.of(7) }, 64);
  const { a, b } = read() as { a: Float64Array; b: Uint8Array };
  expect(a.buffer).toBe(buffer);
  expect([a.byteOffset % 64, b.byteOffset % 64]).toEqual([0, 0]);
  a[1] = 5;
  expect((read() as { a: Float64Array }).a[1]).toBe(5);
});

test('what was one array is one array afterwards, and parts of one buffer stay apart', () => {
  const prices = Float64Array.of(1, 2, 3, 4);
  const { read } = packInto({ first: prices, again: prices, same: prices.subarray(0), tail: prices.subarray(2) });
  const { first, again, same, tail } = read() as Record<string, Float64Array>;
  expect([again!.byteOffset, same!.byteOffset]).toEqual([first!.byteOffset, first!.byteOffset]);
  expect(tail!.byteOffset).not.toBe(first!.byteOffset);
  expect([...tail!]).toEqual([3, 4]);
});

test('functions are left out, and an array of another kind is refused', () => {
  expect(packInto({ n: 1, f: () => 2 }).read()).toEqual({ n: 1 });
  expect(() => packObject({ words: new Uint16Array(2) })).toThrow(RangeError);
});
