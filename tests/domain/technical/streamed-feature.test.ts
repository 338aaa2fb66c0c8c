import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import { computeStreamedColumn } from '../../../src/domain/market/streamed-column';
import { indicatorFeatures } from '../../../src/domain/technical/indicator-features';
import { technicalFeatures } from '../../../src/domain/technical/technical-features';
import { timeframeFeatures } from '../../../src/domain/technical/timeframe-features';
import { featureCases, sameBits } from '../../support/feature-laws';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';
import { roughBars } from '../../support/rough-bars';

const cases = featureCases([...technicalFeatures, ...indicatorFeatures, ...timeframeFeatures]);

function priced(bars: Bars, factor: number): Bars {
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * factor);
  return { ...bars, open: times(bars.open), high: times(bars.high), low: times(bars.low), close: times(bars.close) };
}

const walk = walkBars({ length: 420, seed: 31 });
const markets: readonly (readonly [string, Bars])[] = [
  ['a random walk', walk],
  ['a market with gaps, rests and days without volume', roughBars({ seed: 8, length: 420, still: 0.03, gaps: 0.05 })],
  ['a market that never moves', flatBars(300)],
  ['prices of 1e15', priced(sliceBars(walk, 0, 320), 1e13)],
  ['prices of 1e-8', priced(sliceBars(walk, 0, 320), 1e-10)],
  [
    'hours on foreign exchange',
    walkBars({ length: 420, seed: 32, period: '1h', calendar: 'fx', timezone: 'Europe/London' }),
  ],
  ['a single bar', sliceBars(walk, 0, 1)],
  ['no bar at all', sliceBars(walk, 0, 0)],
];

test.each(cases)('$ref bar by bar is its column, to the last bit', ({ feature, parameters }) => {
  for (const [, bars] of markets) {
    const streamed = computeStreamedColumn(bars, feature.stream(parameters));
    expect(sameBits(streamed, feature.compute(bars, parameters))).toBe(true);
  }
});

test('on any bars the streams are their columns', () => {
  fc.assert(
    fc.property(anyBars({ minLength: 30, maxLength: 90 }), (bars) => {
      for (const { feature, parameters } of cases) {
        const streamed = computeStreamedColumn(bars, feature.stream(parameters));
        expect(sameBits(streamed, feature.compute(bars, parameters))).toBe(true);
      }
    }),
    { numRuns: 6 },
  );
});

test.each(cases)('$ref reads no bar that has not come yet', ({ feature, parameters }) => {
  const bars = sliceBars(walk, 0, 320);
  const stream = feature.stream(parameters);
  const growing = Float64Array.from(bars.close, (_, t) => stream.push(sliceBars(bars, 0, t + 1), t));
  expect(sameBits(growing, feature.compute(bars, parameters))).toBe(true);
});

test('two streams of one feature do not share what they remember', () => {
  const other = walkBars({ length: 320, seed: 33 });
  for (const { feature, parameters } of cases) {
    const [first, second] = [feature.stream(parameters), feature.stream(parameters)];
    const streamed = new Float64Array(320);
    for (let t = 0; t < 320; t++) {
      streamed[t] = first.push(walk, t);
      second.push(other, t);
    }
    expect(sameBits(streamed, feature.compute(sliceBars(walk, 0, 320), parameters))).toBe(true);
  }
});
