import fc from 'fast-check';
import { findRegimeTransitions } from '../../../src/domain/regime/regime-transitions';

const bars = (...codes: number[]): number[] => findRegimeTransitions(Uint8Array.from(codes), { dwellBars: 3 });

test('a change counts when it has held, at the bar where that is certain', () => {
  expect(bars(0, 0, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1)).toEqual([7, 11]);
});

test('a flicker is no change', () => {
  expect(bars(1, 1, 1, 2, 1, 1, 2, 2, 1, 1, 1)).toEqual([]);
});

test('the first regime is a beginning, however late it settles', () => {
  expect(bars(0, 1, 2, 1, 3, 3, 3, 3)).toEqual([]);
});

test('a passage through another regime is one change', () => {
  expect(bars(1, 1, 1, 2, 2, 3, 3, 3)).toEqual([7]);
});

test('with a dwell of one bar every change counts at once', () => {
  expect(findRegimeTransitions(Uint8Array.of(0, 1, 2, 2, 1), { dwellBars: 1 })).toEqual([2, 4]);
});

test('changes lie at least the dwell apart, and the future takes none back', () => {
  const codes = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 200 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(codes, fc.integer({ min: 1, max: 6 }), fc.nat(200), (all, dwellBars, cut) => {
      const found = findRegimeTransitions(all, { dwellBars });
      found.slice(1).forEach((bar, index) => expect(bar - found[index]!).toBeGreaterThanOrEqual(dwellBars));
      expect(findRegimeTransitions(all.subarray(0, cut), { dwellBars })).toEqual(found.filter((bar) => bar < cut));
    }),
  );
});
