import { findAgeLimit, isBottomRestartDue, listParentLayers } from '../../../src/domain/evolution/age-layers';

test('limits follow the polynomial scheme, and the highest layer has none', () => {
  const limits = Array.from({ length: 7 }, (_, layer) => findAgeLimit(layer, { layers: 7, gap: 10 }));
  expect(limits).toEqual([10, 20, 40, 90, 160, 250, undefined]);
  expect(findAgeLimit(1, { layers: 2, gap: 10 })).toBeUndefined();
  expect(findAgeLimit(0, { layers: 1, gap: 10 })).toBeUndefined();
});

test('the lowest layer starts anew every gap, but not at once', () => {
  const due = Array.from({ length: 10 }, (_, generation) => generation).filter((one) => isBottomRestartDue(one, 3));
  expect(due).toEqual([3, 6, 9]);
});

test('parents come from a layer and the one below it', () => {
  expect([0, 1, 4].map(listParentLayers)).toEqual([[0], [0, 1], [3, 4]]);
});
