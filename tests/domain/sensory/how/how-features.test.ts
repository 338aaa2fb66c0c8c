import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../../src/domain/market/bars';
import type { Feature } from '../../../../src/domain/market/feature';
import { howFeatures } from '../../../../src/domain/sensory/how/how-features';
import { anyBars, flatBars, walkBars } from '../../../support/random-bars';

/** Every feature with its smallest and its largest parameters. */
const cases = howFeatures.flatMap((feature) => {
  const sets = [feature.parameters.map(({ min }) => min), feature.parameters.map(({ max }) => max)];
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

/** The same until `from`, then another market. */
function withOtherFuture(bars: Bars, other: Bars, from: number): Bars {
  const joined = (column: Float64Array, source: Float64Array): Float64Array =>
    column.map((value, t) => (t < from ? value : source[t % source.length]! * 1.5));
  return {
    ...bars,
    open: joined(bars.open, other.open),
    high: joined(bars.high, other.high),
    low: joined(bars.low, other.low),
    close: joined(bars.close, other.close),
    volume: bars.volume && joined(bars.volume, other.volume ?? other.close),
  };
}

const long = walkBars({ length: 2_500, seed: 7 });
const elsewhere = walkBars({ length: 2_500, seed: 8, volatility: 0.03 });

test('names are unique and of the registry form, and no words begin with those of another', () => {
  const names = howFeatures.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  const words = howFeatures.map((feature) => feature.words);
  for (const one of words) expect(words.filter((other) => other.startsWith(one))).toEqual([one]);
});

test.each(howFeatures.map((feature) => [feature.name, feature] as const))(
  '%s has words with every parameter, a source, a small grid, and a scale unless it is a price',
  (_, { words, parameters, source, threshold, unit, family }) => {
    expect(family).toBe('how');
    expect(source).not.toBe('');
    expect([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(parameters.map(({ name }) => name));
    for (const { min, max, step } of parameters) expect((max - min) / step).toBe(2);
    expect(threshold === undefined).toBe(unit === 'price');
    if (threshold) expect((threshold.max - threshold.min) / threshold.step).toBeLessThanOrEqual(50);
  },
);

describe.each(cases)('$ref', ({ feature, parameters }) => {
  const warmup = feature.warmupBars(parameters);
  const compute = (bars: Bars): Float64Array => feature.compute(bars, parameters);
  const whole = compute(long);

  test('is undefined during warm-up, and has something to say on a market that moves', () => {
    expect(whole.subarray(0, warmup).every(Number.isNaN)).toBe(true);
    expect(whole.filter(Number.isFinite).length).toBeGreaterThan(150);
    expect(new Set(whole).size).toBeGreaterThan(2);
  });

  test('bar by bar, on columns that grow, it gives the same bits', () => {
    const stream = feature.stream(parameters);
    const column = Float64Array.from({ length: 600 }, (_, t) => stream.push(sliceBars(long, 0, t + 1), t));
    expect(sameBits(column, whole.subarray(0, 600))).toBe(true);
  });

  test('the future changes no earlier value, whether cut off or altered', () => {
    for (const cut of [warmup + 1, 777, 2_000]) {
      const past = whole.subarray(0, cut);
      expect(sameBits(compute(sliceBars(long, 0, cut)), past)).toBe(true);
      expect(sameBits(compute(withOtherFuture(long, elsewhere, cut)).subarray(0, cut), past)).toBe(true);
    }
    fc.assert(
      fc.property(
        anyBars({ maxLength: 150 }),
        anyBars(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bars, other, at) => {
          const cut = Math.floor(at * bars.close.length);
          const past = compute(bars).subarray(0, cut);
          expect(sameBits(compute(sliceBars(bars, 0, cut)), past)).toBe(true);
          expect(sameBits(compute(withOtherFuture(bars, other, cut)).subarray(0, cut), past)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('prices in another currency change a price in proportion and nothing else at all', () => {
    for (const factor of [4, 2 ** -20, 2 ** 40]) {
      const expected = feature.unit === 'price' ? whole.map((value) => value * factor) : whole;
      expect(sameBits(compute(scaled(long, factor)), expected)).toBe(true);
    }
  });

  test('gives finite values or none on any bars, and a fraction stays within -1 and 1', () => {
    fc.assert(
      fc.property(anyBars({ maxLength: 150 }), (bars) => {
        for (const value of compute(bars)) {
          if (Number.isNaN(value)) continue;
          expect(Number.isFinite(value)).toBe(true);
          if (feature.unit === 'fraction') expect(Math.abs(value)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
    for (const price of [1e-300, 1e-8, 100, 1e15, 1e300]) compute(flatBars(120, price));
  });
});
