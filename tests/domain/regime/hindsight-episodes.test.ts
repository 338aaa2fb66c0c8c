import { findBearMarkets, findSpells } from '../../../src/domain/regime/hindsight-episodes';

const bears = (...close: number[]): unknown => findBearMarkets(Float64Array.from(close));

test('a bear market runs from after its peak to its trough', () => {
  expect(bears(90, 100, 95, 79, 70, 75, 84, 90, 110)).toEqual([{ from: 2, to: 5 }]);
});

test('a fall of less than a fifth is none, and a rise of less than a fifth ends none', () => {
  expect(bears(100, 81, 100, 81)).toEqual([]);
  expect(bears(100, 80, 95, 60, 80)).toEqual([{ from: 1, to: 4 }]);
});

test('what has not risen again runs to its lowest close so far', () => {
  expect(bears(100, 120, 90, 80, 85)).toEqual([{ from: 2, to: 4 }]);
});

test('spells above a threshold are one where the pause between them is short', () => {
  const values = Float64Array.of(1, 5, 1, 5, 1, 1, 5, Number.NaN, 1);
  const spells = (mergeWithin: number, leastBars = 1): unknown =>
    findSpells(values, { above: 3, mergeWithin, leastBars });
  expect(spells(0)).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 4 },
    { from: 6, to: 7 },
  ]);
  expect(spells(1)).toEqual([
    { from: 1, to: 4 },
    { from: 6, to: 7 },
  ]);
  expect(spells(1, 2)).toEqual([{ from: 1, to: 4 }]);
  expect(spells(2)).toEqual([{ from: 1, to: 7 }]);
});
