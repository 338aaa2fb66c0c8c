import fc from 'fast-check';
import { listEqualRanges, listTrainingRanges } from '../../../src/domain/validation/bar-ranges';

test('ten bars in three ranges are four, three and three, as in Lopez de Prado 2018, snippet 7.3 (array_split)', () => {
  expect(listEqualRanges(10, 3)).toEqual([
    { from: 0, to: 4 },
    { from: 4, to: 7 },
    { from: 7, to: 10 },
  ]);
});

test('equal ranges follow each other, cover everything and differ by a bar at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 40 }), (bars, count) => {
      fc.pre(bars >= count);
      const ranges = listEqualRanges(bars, count);
      expect(ranges[0]!.from).toBe(0);
      expect(ranges.at(-1)!.to).toBe(bars);
      for (let i = 1; i < count; i++) expect(ranges[i]!.from).toBe(ranges[i - 1]!.to);
      const lengths = ranges.map(({ from, to }) => to - from);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    }),
  );
  expect(() => listEqualRanges(3, 4)).toThrow(RangeError);
  expect(() => listEqualRanges(3.5, 2)).toThrow(RangeError);
});

test('training keeps away from each test by the purge on both sides and by the embargo after it', () => {
  const tests = [
    { from: 10, to: 20 },
    { from: 40, to: 50 },
  ];
  expect(listTrainingRanges(60, tests, { purgeBars: 2, embargoBars: 3 })).toEqual([
    { from: 0, to: 8 },
    { from: 25, to: 38 },
    { from: 55, to: 60 },
  ]);
});

test('a bar is trained on exactly when no test is too near', () => {
  const range = fc
    .tuple(fc.nat(99), fc.nat(30))
    .map(([from, length]) => ({ from, to: Math.min(100, from + length + 1) }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 4 }), fc.nat(8), fc.nat(8), (drawn, purgeBars, embargoBars) => {
      const tests = drawn
        .sort((a, b) => a.from - b.from)
        .filter(({ from }, place, all) => all.slice(0, place).every((earlier) => earlier.to <= from));
      const training = listTrainingRanges(100, tests, { purgeBars, embargoBars });
      for (let bar = 0; bar < 100; bar++) {
        const free = tests.every(({ from, to }) => bar < from - purgeBars || bar >= to + purgeBars + embargoBars);
        expect(training.some(({ from, to }) => bar >= from && bar < to)).toBe(free);
      }
    }),
  );
  expect(() => listTrainingRanges(9, [], { purgeBars: -1, embargoBars: 0 })).toThrow(RangeError);
  expect(() => listTrainingRanges(9, [], { purgeBars: 0, embargoBars: 0.5 })).toThrow(RangeError);
});
