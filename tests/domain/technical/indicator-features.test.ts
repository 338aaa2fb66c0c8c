import { sliceBars } from '../../../src/domain/market/bars';
import { indicatorFeatures } from '../../../src/domain/technical/indicator-features';
import { technicalFeatures } from '../../../src/domain/technical/technical-features';
import { describeFeatureLaws, featureCases, sameBits } from '../../support/feature-laws';
import { flatBars, walkBars } from '../../support/random-bars';

const cases = featureCases(indicatorFeatures);

test('with the gene pool there are more than 45 indicators with parameters, in four families, and no name or sentence twice', () => {
  const all = [...technicalFeatures, ...indicatorFeatures];
  const indicators = all.filter(({ parameters }) => parameters.length > 0);
  expect(indicators.length).toBeGreaterThan(45);
  const families = new Set(indicators.map(({ family }) => family));
  expect([...families].sort()).toEqual(['momentum', 'trend', 'volatility', 'volume']);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(new Set(all.map(({ words }) => words)).size).toBe(all.length);
});

describe.each(cases)('$ref', describeFeatureLaws);

const recursive =
  /^(?:dema|tema|trix|kama|(?:plus|minus)-di|parabolic-stop|supertrend|macd-.*|true-strength|stochastic-rsi|connors-rsi|fisher-transform|keltner-.*|chaikin-volatility|mass-index|chaikin-oscillator|force-index|volume-oscillator|(?:nega|posi)tive-volume)$/;

test.each(cases.filter(({ feature }) => !recursive.test(feature.name)))(
  '$ref depends on its window alone: what came before changes no bit',
  ({ feature, parameters }) => {
    const warmup = feature.warmupBars(parameters);
    const bars = walkBars({ length: 800, seed: 21 });
    const whole = feature.compute(bars, parameters);
    for (const from of [1, 37, 400]) {
      const rest = feature.compute(sliceBars(bars, from, 800), parameters);
      expect(sameBits(rest.subarray(warmup), whole.subarray(from + warmup))).toBe(true);
    }
  },
);

test('without volume, and where nothing is traded, the volume features are undefined and the others do not mind', () => {
  const bars = walkBars({ length: 500, seed: 2 });
  for (const { feature, parameters } of cases) {
    const defined = (volume: Float64Array | undefined): boolean =>
      feature.compute({ ...bars, volume }, parameters).some((value) => !Number.isNaN(value));
    expect(defined(undefined)).toBe(!feature.needsVolume);
    expect(defined(new Float64Array(500))).toBe(!feature.needsVolume);
  }
});

test('on a market that never moves, what compares with movement is undefined and what measures it is 0', () => {
  const bars = flatBars(400);
  const last = Object.fromEntries(
    indicatorFeatures.map((feature) => {
      const parameters = feature.parameters.map(({ min }) => min);
      return [feature.name, feature.compute(bars, parameters)[399]];
    }),
  );
  const none = ['efficiency-ratio', 'plus-di', 'minus-di', 'vortex-up', 'vortex-down', 'trend-fit', 'cci'];
  none.push('ultimate-oscillator', 'true-strength', 'stochastic-rsi', 'stochastic-d', 'chande-momentum', 'connors-rsi');
  none.push('fisher-transform', 'keltner-position', 'chaikin-volatility', 'mass-index', 'choppiness');
  const zero = ['trix', 'aroon-oscillator', 'macd-line', 'macd-signal', 'awesome-oscillator', 'know-sure-thing'];
  zero.push('parkinson', 'garman-klass', 'rogers-satchell', 'yang-zhang', 'ulcer-index', 'force-index');
  zero.push('ease-of-movement', 'chaikin-money-flow', 'chaikin-oscillator', 'negative-volume', 'positive-volume');
  const price = [
    'wma',
    'hma',
    'dema',
    'tema',
    'kama',
    'parabolic-stop',
    'supertrend',
    'keltner-upper',
    'keltner-lower',
  ];
  price.push('ichimoku-conversion', 'ichimoku-base', 'ichimoku-near-span', 'ichimoku-far-span', 'vwap');
  const expected = [
    ...none.map((name) => [name, Number.NaN] as const),
    ...zero.map((name) => [name, 0] as const),
    ...price.map((name) => [name, 100] as const),
    ['aroon-up', 100] as const,
    ['aroon-down', 100] as const,
  ];
  expect(last).toMatchObject(Object.fromEntries(expected));
  // Of volume alone, which goes on; and the last bits of a quotient of sums.
  expect(indicatorFeatures.length - expected.length).toBe(2);
  expect(last['volume-oscillator']).not.toBe(0);
  expect(last['vwap-distance']).toBeCloseTo(0, 15);
});
