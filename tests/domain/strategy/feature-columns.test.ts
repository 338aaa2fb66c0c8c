import { createFeatureColumns } from '../../../src/domain/strategy/feature-columns';
import { dailyBars } from '../../support/scripted-market';

test('a column is computed once and then kept', () => {
  const columns = createFeatureColumns(
    dailyBars([1, 2, 3, 4, 5, 6].map((price) => [price, price, price, price] as const)),
  );
  const average = columns.column('sma(5)');
  expect([...average]).toEqual([NaN, NaN, NaN, NaN, 3, 4]);
  expect(columns.column('sma(5)')).toBe(average);
  expect(columns.column('close')).toEqual(Float32Array.from(columns.bars.close));
});
