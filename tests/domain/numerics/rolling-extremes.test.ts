import fc from 'fast-check';
import { rollingHighest, rollingLowest } from '../../../src/domain/numerics/rolling-extremes';
import { columns, windowSizes } from '../../support/rolling-samples';

test('rolling extremes agree with looking at every value', () => {
  fc.assert(
    fc.property(columns, windowSizes, (column, size) => {
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
