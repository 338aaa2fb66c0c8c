import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import { regimeFeatures } from '../../../src/domain/regime/regime-features';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';
import { alterFuture, anyRoughBars, roughBars } from '../../support/rough-bars';

const cases = regimeFeatures.flatMap((feature) => {
  const ends = [feature.parameters.map(({ min }) => min), feature.parameters.map(({ max }) => max)];
  return (feature.parameters.length === 0 ? ends.slice(1) : ends).map((parameters) => ({
    title: [feature.name, ...parameters].join(' '),
    feature,
    parameters,
  }));
});

const bars = walkBars({ length: 700, seed: 61 });

test.each(cases)('$title is undefined during warm-up and in its range ever after', ({ feature, parameters }) => {
  const column = feature.compute(bars, parameters);
  const warmup = feature.warmupBars(parameters);
  expect(column.slice(0, warmup).every(Number.isNaN)).toBe(true);
  expect(column.slice(warmup).every(Number.isFinite)).toBe(true);
  const [low, high] = feature.unit === 'fraction' ? [-1e-9, 1 + 1e-9] : [1, feature.name === 'regime-age' ? 700 : 4];
  expect(column.slice(warmup).filter((value) => !(value >= low && value <= high))).toHaveLength(0);
  expect(new Set(column.slice(warmup)).size).toBeGreaterThan(1);
});

test.each(cases)('$title bar by bar is the column to the last bit', ({ feature, parameters }) => {
  const stream = feature.stream(parameters);
  const column = feature.compute(bars, parameters);
  // What the stream is handed may end at the bar.
  const streamed = column.map((_, t) => stream.push(t % 100 === 0 ? sliceBars(bars, 0, t + 1) : bars, t));
  expect(streamed.every((value, t) => Object.is(value, column[t]))).toBe(true);
});

test.each(cases)('$title knows no future', ({ feature, parameters }) => {
  const rough = roughBars({ seed: 5, length: 640, still: 0.01, gaps: 0.03 });
  const column = feature.compute(rough, parameters);
  for (const cut of [300, 555]) {
    expect(feature.compute(sliceBars(rough, 0, cut), parameters)).toEqual(column.slice(0, cut));
    expect(feature.compute(alterFuture(rough, cut), parameters).slice(0, cut)).toEqual(column.slice(0, cut));
  }
});

test('no bars make them throw, nor leave their range', () => {
  const check = (any: Bars): void => {
    for (const { feature, parameters } of cases) {
      const column = feature.compute(any, parameters);
      expect(column).toHaveLength(any.close.length);
      expect(column.some((value) => value === Infinity || value === -Infinity)).toBe(false);
    }
  };
  fc.assert(fc.property(fc.oneof(anyBars({ maxLength: 80 }), anyRoughBars), check), { numRuns: 25 });
  check(flatBars(600));
  const huge = walkBars({ length: 300, seed: 2, volatility: 0.3 });
  const scale = (column: Float64Array): Float64Array =>
    column.map((price, t) => price * (t % 7 === 0 ? 1e290 : 1e-290));
  check({ ...huge, open: scale(huge.open), high: scale(huge.high), low: scale(huge.low), close: scale(huge.close) });
});

test('a market in other units of money and volume reads the same', () => {
  const scaled = { ...bars };
  for (const field of ['open', 'high', 'low', 'close'] as const) scaled[field] = bars[field].map((price) => price * 4);
  for (const { feature, parameters } of cases) {
    const [one, other] = [feature.compute(bars, parameters), feature.compute(scaled, parameters)];
    expect(Array.from(other, Number.isNaN)).toEqual(Array.from(one, Number.isNaN));
    expect(other.filter((value, t) => Math.abs(value - one[t]!) > 1e-9)).toHaveLength(0);
  }
});

test('names and words are its own, and no words begin with those of another', () => {
  expect(new Set(regimeFeatures.map(({ name }) => name)).size).toBe(regimeFeatures.length);
  for (const one of regimeFeatures)
    for (const other of regimeFeatures) if (one !== other) expect(one.words.startsWith(other.words)).toBe(false);
});
