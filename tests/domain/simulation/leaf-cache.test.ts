import { bitsetBytes, columnBytes } from '../../../src/domain/simulation/kernel-layout';
import { createKernelColumns } from '../../../src/domain/simulation/kernel-columns';
import { createLeafCache } from '../../../src/domain/simulation/leaf-cache';
import { createPlainKernel } from '../../../src/domain/simulation/plain-kernel';
import type { Leaf } from '../../../src/domain/simulation/rule-program';
import { dailyBars } from '../../support/scripted-market';

const bars = dailyBars([5, 1, 4, 2, 3].map((price) => [price, price, price, price] as const));
const above = (level: number): Leaf => ({ kind: 'above-level', key: `close>${level}`, left: 'close', level });

function openCache(room: number) {
  const buffer = new ArrayBuffer(8_192);
  const columns = createKernelColumns(bars, { buffer, offset: 0, bytes: 2 * columnBytes(5) });
  let columnsAsked = 0;
  const cache = createLeafCache({
    kernel: createPlainKernel(buffer),
    columns: { ...columns, locate: (ref) => (columnsAsked++, columns.locate(ref)) },
    offset: 4_096,
    bytes: room * 64,
  });
  const ask = (...leaves: Leaf[]): string[] => {
    const places = new Int32Array(leaves.length);
    cache.locate(leaves, places);
    return [...places].map((place) => {
      const [first = 0, ...others] = new Uint8Array(buffer, place, bitsetBytes(5));
      expect(others.every((byte) => byte === 0)).toBe(true);
      return first.toString(2).padStart(5, '0');
    });
  };
  return { cache, ask, asked: () => columnsAsked };
}

test('answers are bits, the first bar lowest, and nothing beyond the last', () => {
  const { ask } = openCache(4);
  expect(ask(above(3), above(1))).toEqual(['00101', '11101']);
  expect(ask({ kind: 'below-level', key: 'close<2', left: 'close', level: 2 })).toEqual(['00010']);
  expect(ask({ kind: 'defined', key: '?sma(5)', left: 'sma(5)' })).toEqual(['10000']);
  expect(ask({ kind: 'above', key: 'close>sma(5)', left: 'close', right: 'sma(5)' })).toEqual(['00000']);
});

test('an answer is given once and kept; the one longest unused gives way, and more than fit are refused', () => {
  const { cache, ask, asked } = openCache(2);
  expect(cache.capacity).toBe(2);
  ask(above(1), above(2));
  ask(above(1));
  expect(asked()).toBe(2);
  expect(ask(above(3), above(1))).toEqual(['00101', '11101']);
  expect(asked()).toBe(3);
  expect(ask(above(2))).toEqual(['10101']);
  expect(asked()).toBe(4);
  expect(() => ask(above(1), above(2), above(3))).toThrow('3 leaves, room for 2');
});
