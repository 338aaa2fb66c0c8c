import fc from 'fast-check';
import { rollingHighest, rollingLowest } from '../../../src/domain/numerics/rolling-extremes';

const values = fc
  .array(
    fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.fround(value) + 1e-3),
      fc.constant(0),
    ),
    {
      minLength: 1,
      maxLength: 200,
    },
  )
  .map((list) => Float64Array.from(list));
const window = fc.integer({ min: 1, max: 40 });

test('rolling extremes agree with looking at every value', () => {
  fc.assert(
    fc.property(values, window, (column, size) => {
      const highest = rollingHighest(column, size);
      const lowest = rollingLowest(column, size);
      column.forEach((_, t) => {
        const inside = column.slice(Math.max(0, t - size + 1), t + 1);
        expect(highest[t]).toBe(t < size - 1 ? Number.NaN : Math.max(...inside));
        expect(lowest[t]).toBe(t < size - 1 ? Number.NaN : Math.min(...inside));
      });
    }),
  );
});
