import fc from 'fast-check';
import { findTimeOrder, isNewestFirst } from '../../../src/domain/market/time-order';

const flags = (...times: number[]): number[] => Array.from(findTimeOrder(Float64Array.from(times)));
const keep = (...times: number[]): number[] => times.filter((_, row) => flags(...times)[row] === 1);

test('rows in order are all kept', () => {
  expect(keep(1, 2, 3, 4)).toEqual([1, 2, 3, 4]);
  expect(keep()).toEqual([]);
});

test('the later of two rows at one time is left out', () => {
  expect(flags(1, 2, 2, 3)).toEqual([1, 1, 0, 1]);
});

test('a row that goes back is left out, not the rows around it', () => {
  expect(flags(1, 2, 3, 2.5, 4)).toEqual([1, 1, 1, 0, 1]);
});

test('one timestamp in the far future costs one row', () => {
  expect(keep(1, 2, 9_999, 3, 4, 5)).toEqual([1, 2, 3, 4, 5]);
});

/** The longest increasing subsequence by trying all subsets. */
function longestByBruteForce(times: readonly number[]): number {
  let best = 0;
  for (let subset = 0; subset < 1 << times.length; subset++) {
    const chosen = times.filter((_, row) => subset & (1 << row));
    if (chosen.every((time, at) => at === 0 || time > chosen[at - 1]!)) best = Math.max(best, chosen.length);
  }
  return best;
}

test('what is kept increases strictly, and no longer choice exists', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 }), (times) => {
      const kept = keep(...times);
      expect(kept.every((time, at) => at === 0 || time > kept[at - 1]!)).toBe(true);
      const picked = flags(...times).reduce((sum, flag) => sum + flag, 0);
      expect(picked).toBe(longestByBruteForce(times));
    }),
  );
});

test('a file is newest first when most of its steps go back', () => {
  expect(isNewestFirst(Float64Array.of(5, 4, 3, 3, 2, 1), 0.75)).toBe(true);
  expect(isNewestFirst(Float64Array.of(1, 2, 3, 2, 4), 0.75)).toBe(false);
  expect(isNewestFirst(Float64Array.of(1, 3, 2), 0.75)).toBe(false);
  expect(isNewestFirst(Float64Array.of(7), 0.75)).toBe(false);
});
