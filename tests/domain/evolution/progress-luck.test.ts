import { expectedBest, measureLuck } from '../../../src/domain/evolution/progress-luck';

test('the best of many normals, against the order statistics of Harter 1961', () => {
  expect(expectedBest(10, 1)).toBeCloseTo(1.53875, 1);
  expect(expectedBest(100, 1)).toBeCloseTo(2.50759, 1);
  expect(expectedBest(10, 3)).toBeCloseTo((1.53875 + 1.00136 + 0.65606) / 3, 2);
  expect(expectedBest(10, 10)).toBeCloseTo(0, 10);
});

const still = (sharpe: number) => ({ sharpe, resampled: new Float64Array(99).fill(sharpe) });
const search = { firstTrials: 100, lastTrials: 3_000, sharpeVariance: 1 / 252 };
const measure = (gain: number, extent = search) =>
  measureLuck({
    ...{ first: still(0), last: still(gain), leaders: { first: 1, last: 1 }, extent, periodsPerYear: 252 },
  });

test('a gain is held against what the best of so many more trials gain by luck', () => {
  // Best of 100 and of 3,000 strategies without skill in one year: 2.5 and 3.6 (Bailey & Lopez de Prado 2014).
  expect(measure(1).expectedGain).toBeCloseTo(3.56 - 2.53, 1);
  expect(measure(1.2)).toMatchObject({ observedGain: 1.2, pValue: 0.01 });
  expect(measure(0.9)).toMatchObject({ observedGain: 0.9, pValue: 1 });
});

test('without more trials there is no more luck', () => {
  expect(measure(0, { ...search, lastTrials: 100 })).toEqual({ expectedGain: 0, observedGain: 0, pValue: 1 });
});

test('a search that cannot have been is refused', () => {
  expect(() => measure(1, { ...search, firstTrials: 0 })).toThrow(RangeError);
  expect(() => measure(1, { ...search, lastTrials: 99 })).toThrow(RangeError);
  expect(() => measure(1, { ...search, sharpeVariance: -1 })).toThrow(RangeError);
  expect(() => measure(1, { ...search, sharpeVariance: Number.NaN })).toThrow(RangeError);
});
