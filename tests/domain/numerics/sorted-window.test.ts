import fc from 'fast-check';
import { createRecentWindow } from '../../../src/domain/numerics/recent-window';
import { createSortedWindow } from '../../../src/domain/numerics/sorted-window';

const anyValues = fc.array(
  fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }), fc.constant(-Infinity)),
  { minLength: 1, maxLength: 60 },
);

test('after every value the window holds the last ones in order, ties and infinities among them', () => {
  fc.assert(
    fc.property(anyValues, fc.integer({ min: 1, max: 12 }), (values, size) => {
      const sorted = createSortedWindow(size);
      const recent = createRecentWindow(size);
      values.forEach((value, t) => {
        sorted.push(value);
        recent.push(value);
        expect(sorted.isFull()).toBe(t + 1 >= size);
        expect(recent.isFull()).toBe(t + 1 >= size);
        expect(recent.count()).toBe(t + 1);
        if (t + 1 < size) return;
        const last = values.slice(t + 1 - size, t + 1);
        expect([...recent.values.subarray(recent.start(), recent.start() + size)]).toEqual(last);
        const zeroFree = (list: readonly number[]): number[] => list.map((one) => one + 0);
        expect(zeroFree([...sorted.ordered])).toEqual(zeroFree([...Float64Array.from(last).sort()]));
      });
    }),
  );
});
