import fc from 'fast-check';
import { chooseTrialRows, limitRows } from '../../../src/domain/curriculum/evidence-rows';

test('the candidate stands first, then all others by id where there is room', () => {
  expect(chooseTrialRows('c', ['d', 'b', 'a'], 4)).toEqual(['c', 'a', 'b', 'd']);
  expect(chooseTrialRows('c', [], 4)).toEqual(['c']);
});

test('where there is no room, those chosen lie evenly over the order of ids', () => {
  const tried = ['j', 'a', 'b', 'h', 'd', 'e', 'f', 'g', 'c', 'i'];
  expect(chooseTrialRows('x', tried, 6)).toEqual(['x', 'a', 'c', 'e', 'g', 'i']);
  expect(chooseTrialRows('x', tried, 4)).toEqual(['x', 'a', 'd', 'g']);
});

test('rows are distinct, within the limit, and do not hang on the order or the repetition of what was tried', () => {
  const ids = fc.array(fc.stringMatching(/^[0-9a-f]{1,3}$/), { maxLength: 60 });
  fc.assert(
    fc.property(ids, fc.integer({ min: 2, max: 20 }), (tried, limit) => {
      const rows = chooseTrialRows('candidate', tried, limit);
      expect(rows[0]).toBe('candidate');
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows).toHaveLength(Math.min(limit, 1 + new Set(tried).size));
      expect(chooseTrialRows('candidate', [...tried, ...tried, 'candidate'].reverse(), limit)).toEqual(rows);
    }),
  );
});

test.each([1, 0, Number.NaN])('%p rows are refused', (limit) => {
  expect(() => chooseTrialRows('c', ['a'], limit)).toThrow(RangeError);
});

test.each([
  { rows: 100, bars: 5_000, limit: 100 },
  { rows: 100, bars: 1_000_000, limit: 16 },
  { rows: 100, bars: 100_000_000, limit: 2 },
])('$bars bars leave room for $limit of $rows rows', ({ rows, bars, limit }) => {
  expect(limitRows(rows, bars)).toBe(limit);
});
