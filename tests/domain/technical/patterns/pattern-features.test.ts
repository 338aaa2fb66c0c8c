import { computeStreamedColumn } from '../../../../src/domain/market/streamed-column';
import { patternFeatures } from '../../../../src/domain/technical/patterns/pattern-features';
import { describeFeatureLaws, featureCases, sameBits } from '../../../support/feature-laws';
import { flatBars, walkBars } from '../../../support/random-bars';

const cases = featureCases(patternFeatures);

test('no name or sentence appears twice, and all are of the pattern family', () => {
  expect(new Set(patternFeatures.map(({ name }) => name)).size).toBe(patternFeatures.length);
  expect(new Set(patternFeatures.map(({ words }) => words)).size).toBe(patternFeatures.length);
  expect(new Set(patternFeatures.map(({ family }) => family))).toEqual(new Set(['pattern']));
});

describe.each(cases)('$ref', (one) => {
  describeFeatureLaws(one);

  test('bar by bar it is its column', () => {
    const bars = walkBars({ length: 300, seed: 31 });
    const stream = one.feature.stream(one.parameters);
    expect(sameBits(computeStreamedColumn(bars, stream), one.feature.compute(bars, one.parameters))).toBe(true);
  });

  test('on a market that never moves there is no pattern and no level to measure', () => {
    const column = one.feature.compute(flatBars(100), one.parameters);
    expect([0, Number.NaN]).toContainEqual(column[99]);
  });
});

test('each takes a value other than nothing on a market of 20,000 bars', () => {
  const bars = walkBars({ length: 20_000, seed: 4, volatility: 0.02 });
  const silent = patternFeatures.filter((feature) => {
    const column = feature.compute(
      bars,
      feature.parameters.map(({ min }) => min),
    );
    return !column.some((value) => value !== 0 && !Number.isNaN(value));
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});
