import { createObjectiveRows, scoreRows } from '../../../src/domain/evolution/objective-rows';
import { scored } from '../../support/scored-genomes';

test('rows lie one after the other', () => {
  const rows = createObjectiveRows(
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    'minimise',
  );
  expect(rows).toMatchObject({ count: 3, width: 2, direction: 'minimise' });
  expect([...rows.values]).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...rows.violations]).toEqual([0, 0, 0]);
  expect(createObjectiveRows([], 'maximise')).toMatchObject({ count: 0, width: 0 });
});

test('rows of different lengths and numbers that are none are refused', () => {
  expect(() => createObjectiveRows([[1, 2], [3]], 'minimise')).toThrow('row 1 has 1 objectives, the first has 2');
  expect(() => createObjectiveRows([[1, NaN]], 'minimise')).toThrow('objective 1 of row 0 is NaN');
  expect(() => createObjectiveRows([[Infinity]], 'minimise')).toThrow(RangeError);
});

test('scores are maximised, in the order of the dimensions', () => {
  const rows = scoreRows([scored('a', [0.1, 0.2, 0.3, 0.4]), scored('b', [0.5, 0.6, 0.7, 0.8], 2)]);
  expect(rows).toMatchObject({ count: 2, width: 4, direction: 'maximise' });
  expect([...rows.values]).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
  expect([...rows.violations]).toEqual([0, 2]);
});
