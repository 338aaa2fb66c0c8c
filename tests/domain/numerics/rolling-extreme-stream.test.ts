import fc from 'fast-check';
import { openRollingHighest, openRollingLowest } from '../../../src/domain/numerics/rolling-extreme-stream';
import { rollingHighest, rollingLowest } from '../../../src/domain/numerics/rolling-extremes';
import { columns, windowSizes } from '../../support/rolling-samples';

test('extremes step by step are those of the column', () => {
  fc.assert(
    fc.property(columns, windowSizes, (column, size) => {
      const [highest, lowest] = [openRollingHighest(size), openRollingLowest(size)];
      expect(column.map((value) => highest(value))).toEqual(rollingHighest(column, size));
      expect(column.map((value) => lowest(value))).toEqual(rollingLowest(column, size));
    }),
  );
});

test('a number that is none is passed over', () => {
  const highest = openRollingHighest(2);
  expect([3, 5, Number.NaN, 2, 1].map(highest)).toEqual([NaN, 5, NaN, 5, 2]);
});
