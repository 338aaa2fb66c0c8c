import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import type { Feature } from '../../../src/domain/market/feature';
import { technicalFeatures } from '../../../src/domain/technical/technical-features';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';

/** Every feature with its smallest, largest and a middling set of parameters. */
const cases = technicalFeatures.flatMap((feature) => {
  const sets = [
    feature.parameters.map(({ min }) => min),
    feature.parameters.map(({ max }) => max),
    feature.parameters.map(({ min, step }) => min + 2 * step),
  ];
  const distinct = new Map(sets.map((set) => [set.join(','), set]));
  return [...distinct.values()].map((parameters) => ({ feature, parameters, ref: refOf(feature, parameters) }));
});

function refOf({ name }: Feature, parameters: readonly number[]): string {
  return parameters.length === 0 ? name : `${name}(${parameters.join(',')})`;
}

/** Bit for bit, NaN equal to NaN. */
function sameBits(left: Float64Array, right: Float64Array): boolean {
  return left.length === right.length && left.every((value, t) => Object.is(value, right[t]));
}

function scaled(bars: Bars, factor: number): Bars {
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * factor);
  return { ...bars, open: times(bars.open), high: times(bars.high), low: times(bars.low), close: times(bars.close) };
}

/** The same until `from`, then another market altogether. */
function withOtherFuture(bars: Bars, other: Bars, from: number): Bars {
  const joined = (column: Float64Array, source: Float64Array): Float64Array =>
    column.map((value, t) => (t < from ? value : source[t % source.length]! * 1.5));
  return {
    ...bars,
    time: bars.time.map((value, t) => (t < from ? value : value + 40 * 86_400_000)),
    open: joined(bars.open, other.open),
    high: joined(bars.high, other.high),
    low: joined(bars.low, other.low),
    close: joined(bars.close, other.close),
    volume: bars.volume && joined(bars.volume, other.volume ?? other.close),
  };
}

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

  test.each(technicalFeatures.map((feature) => [feature.name, feature] as const))(
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

describe.each(cases)('$ref', ({ feature, parameters }) => {
  const warmup = feature.warmupBars(parameters);
  const compute = (bars: Bars): Float64Array => feature.compute(bars, parameters);

  test('is undefined exactly during warm-up on a moving market', () => {
    const column = compute(walkBars({ length: warmup + 120, seed: 7 }));
    expect(column.findIndex((value) => !Number.isNaN(value))).toBe(warmup);
    expect(column.subarray(warmup).every(Number.isFinite)).toBe(true);
  });

  test('is undefined throughout on bars shorter than its warm-up', () => {
    for (const length of [0, 1, warmup]) {
      const column = compute(walkBars({ length, seed: 3 }));
      expect(column).toHaveLength(length);
      expect(column.subarray(0, warmup).every(Number.isNaN)).toBe(true);
    }
  });

  test('the future changes no earlier value, whether cut off or altered', () => {
    fc.assert(
      fc.property(
        anyBars({ maxLength: 120 }),
        anyBars(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bars, other, at) => {
          const cut = Math.floor(at * bars.close.length);
          const past = compute(bars).subarray(0, cut);
          expect(sameBits(compute(sliceBars(bars, 0, cut)), past)).toBe(true);
          expect(sameBits(compute(withOtherFuture(bars, other, cut)).subarray(0, cut), past)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
    const long = walkBars({ length: warmup + 60, seed: 11 });
    const other = walkBars({ length: warmup + 60, seed: 12 });
    for (const cut of [warmup + 1, warmup + 30]) {
      const past = compute(long).subarray(0, cut);
      expect(sameBits(compute(sliceBars(long, 0, cut)), past)).toBe(true);
      expect(sameBits(compute(withOtherFuture(long, other, cut)).subarray(0, cut), past)).toBe(true);
    }
  });

  test('prices in another currency change a price in proportion and nothing else at all', () => {
    const bars = walkBars({ length: warmup + 50, seed: 5 });
    const expected = compute(bars).map((value) => (feature.unit === 'price' ? value * 4 : value));
    expect(sameBits(compute(scaled(bars, 4)), expected)).toBe(true);
  });

  test('gives finite values or none on any bars, and an index stays within 0 and 100', () => {
    fc.assert(
      fc.property(anyBars({ maxLength: 120 }), (bars) => {
        for (const value of compute(bars)) {
          if (Number.isNaN(value)) continue;
          expect(Number.isFinite(value)).toBe(true);
          if (feature.unit === 'index') {
            expect(value).toBeGreaterThanOrEqual(-1e-9);
            expect(value).toBeLessThanOrEqual(100 + 1e-9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

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
