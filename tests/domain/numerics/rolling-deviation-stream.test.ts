import fc from 'fast-check';
import { rollingDeviation } from '../../../src/domain/numerics/rolling-deviation';
import { openRollingDeviation } from '../../../src/domain/numerics/rolling-deviation-stream';
import { columns, windowSizes } from '../../support/rolling-samples';

test.each(['population', 'sample'] as const)(
  'the %s deviation step by step has the bits of the column, and so has the mean',
  (kind) => {
    fc.assert(
      fc.property(columns, windowSizes, (column, size) => {
        const window = Math.max(2, size);
        const stream = openRollingDeviation({ window, kind });
        const { mean, deviation } = rollingDeviation(column, { window, from: 0, kind });
        column.forEach((value, t) => {
          expect(stream.push(value)).toBe(deviation[t]);
          expect(stream.mean()).toBe(mean[t]);
        });
      }),
    );
  },
);

test('a number that is none is passed over', () => {
  const { push } = openRollingDeviation({ window: 2, kind: 'population' });
  expect([1, Number.NaN, 3, 7].map(push)).toEqual([NaN, NaN, 1, 2]);
});
