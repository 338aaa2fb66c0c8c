import { sliceBars } from '../../../src/domain/market/bars';
import { indicatorFeatures } from '../../../src/domain/technical/indicator-features';
import { technicalFeatures } from '../../../src/domain/technical/technical-features';
import { timeframeFeatures } from '../../../src/domain/technical/timeframe-features';
import { describeFeatureLaws, featureCases, sameBits } from '../../support/feature-laws';
import { flatBars, walkBars } from '../../support/random-bars';

const cases = featureCases(technicalFeatures);

describe('what the registry relies on', () => {
  test('names are unique and of the registry form', () => {
    const names = technicalFeatures.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  test('all six families are there', () => {
    const families = new Set(technicalFeatures.map(({ family }) => family));
    expect([...families].sort()).toEqual(['calendar', 'momentum', 'price', 'trend', 'volatility', 'volume']);
  });

  const all = [...technicalFeatures, ...indicatorFeatures, ...timeframeFeatures];
  test.each(all.map((feature) => [feature.name, feature] as const))(
    '%s has words with every parameter, a source, a bounded grid, and a scale unless it is a price',
    (_, { words, parameters, source, threshold, unit }) => {
      expect(source).not.toBe('');
      expect([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual(
        parameters.map(({ name }) => name).sort(),
      );
      for (const { min, max, step } of parameters) {
        const last = (max - min) / step;
        expect(Number.isInteger(last)).toBe(true);
        expect(last).toBeLessThan(25);
      }
      expect(threshold === undefined).toBe(unit === 'price');
      if (threshold) expect((threshold.max - threshold.min) / threshold.step).toBeLessThanOrEqual(50);
    },
  );
});

describe.each(cases)('$ref', describeFeatureLaws);

const recursive = new Set(['ema', 'adx', 'macd-histogram', 'rsi', 'atr', 'trading-day']);

test.each(cases.filter(({ feature }) => !recursive.has(feature.name)))(
  '$ref depends on its window alone: what came before changes no bit',
  ({ feature, parameters }) => {
    const warmup = feature.warmupBars(parameters);
    const bars = walkBars({ length: 2_000, seed: 21 });
    const whole = feature.compute(bars, parameters);
    for (const from of [1, 37, 1_000]) {
      const rest = feature.compute(sliceBars(bars, from, 2_000), parameters);
      expect(sameBits(rest.subarray(warmup), whole.subarray(from + warmup))).toBe(true);
    }
  },
);

test('without volume the volume features are undefined and the others do not mind', () => {
  const { volume, ...rest } = walkBars({ length: 400, seed: 2 });
  const bars = { ...rest, volume: undefined };
  expect(volume).toHaveLength(400);
  for (const { feature, parameters } of cases)
    expect(feature.compute(bars, parameters).some((value) => !Number.isNaN(value))).toBe(!feature.needsVolume);
});

test('on a market that never moves, what compares with movement is undefined and what measures it is 0', () => {
  const bars = flatBars(400);
  const last = Object.fromEntries(
    technicalFeatures.map((feature) => {
      const parameters = feature.parameters.map(({ min }) => min);
      return [feature.name, feature.compute(bars, parameters)[399]];
    }),
  );
  expect(last).toMatchObject({
    sma: 100,
    ema: 100,
    highest: 100,
    lowest: 100,
    adx: 0,
    'macd-histogram': 0,
    'trend-slope': 0,
    'bollinger-upper': 100,
    'bollinger-lower': 100,
    'bollinger-position': Number.NaN,
    'bollinger-width': 0,
    rsi: Number.NaN,
    stochastic: Number.NaN,
    roc: 0,
    atr: 0,
    'realised-volatility': 0,
    'volatility-ratio': Number.NaN,
    'money-flow': Number.NaN,
    'obv-slope': 0,
  });
});

test('a market that never traded has no volume ratio', () => {
  const bars = { ...walkBars({ length: 100, seed: 4 }), volume: new Float64Array(100) };
  for (const { feature, parameters } of cases)
    if (feature.needsVolume) expect(feature.compute(bars, parameters).every(Number.isNaN)).toBe(true);
});
