import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../../src/domain/market/bars';
import type { Feature } from '../../../../src/domain/market/feature';
import { whatFeatures } from '../../../../src/domain/sensory/what/what-features';
import { anyBars, flatBars, walkBars } from '../../../support/random-bars';

/** Every feature with its smallest and largest parameters. */
const cases = whatFeatures.flatMap((feature) => {
  const sets = [feature.parameters.map(({ min }) => min), feature.parameters.map(({ max }) => max)];
  return sets.map((parameters) => ({ feature, parameters, ref: `${feature.name}(${parameters.join(',')})` }));
});

/** Bit for bit, NaN equal to NaN. */
function sameBits(left: Float64Array, right: Float64Array): boolean {
  return left.length === right.length && left.every((value, t) => Object.is(value, right[t]));
}

function scaled(bars: Bars, factor: number): Bars {
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * factor);
  return { ...bars, open: times(bars.open), high: times(bars.high), low: times(bars.low), close: times(bars.close) };
}

function withOtherFuture(bars: Bars, other: Bars, from: number): Bars {
  const joined = (column: Float64Array, source: Float64Array): Float64Array =>
    column.map((value, t) => (t < from ? value : source[t % source.length]! * 1.5));
  const [open, high] = [joined(bars.open, other.open), joined(bars.high, other.high)];
  return { ...bars, open, high, low: joined(bars.low, other.low), close: joined(bars.close, other.close) };
}

/** The column of a stream that is handed no bar beyond the one it is asked about. */
function streamed({ stream }: Feature, parameters: readonly number[], bars: Bars): Float64Array {
  const opened = stream(parameters);
  return Float64Array.from(bars.close, (_, t) => opened.push(sliceBars(bars, 0, t + 1), t));
}

test('names are unique, words name every parameter, and no words begin those of another', () => {
  expect(new Set(whatFeatures.map(({ name }) => name)).size).toBe(whatFeatures.length);
  for (const { name, words, parameters, family, threshold, source } of whatFeatures) {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(family).toBe('what');
    expect(source).not.toBe('');
    expect([...words.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)).toEqual(
      parameters.map((one) => one.name),
    );
    for (const { min, max, step } of parameters) expect(Number.isInteger((max - min) / step)).toBe(true);
    expect(threshold && (threshold.max - threshold.min) / threshold.step).toBeLessThanOrEqual(50);
    expect(whatFeatures.filter((other) => other.words.startsWith(words))).toHaveLength(1);
  }
});

describe.each(cases)('$ref', ({ feature, parameters }) => {
  const warmup = feature.warmupBars(parameters);
  const bars = walkBars({ length: warmup + 100, seed: 7 });
  const column = feature.compute(bars, parameters);

  test('is undefined exactly during warm-up on a moving market, and finite after it', () => {
    expect(column.findIndex((value) => !Number.isNaN(value))).toBe(warmup);
    expect(column.subarray(warmup).every(Number.isFinite)).toBe(true);
  });

  test('bar by bar it is the same to the last bit, and the future changes nothing, cut off or altered', () => {
    expect(sameBits(streamed(feature, parameters, bars), column)).toBe(true);
    for (const cut of [warmup + 1, warmup + 50]) {
      const past = column.subarray(0, cut);
      const other = withOtherFuture(bars, walkBars({ length: 50, seed: 12 }), cut);
      expect(sameBits(feature.compute(other, parameters).subarray(0, cut), past)).toBe(true);
    }
  });

  test('prices in another currency change no bit', () => {
    expect(sameBits(feature.compute(scaled(bars, 4), parameters), column)).toBe(true);
  });

  test('lies within its thresholds for the most part', () => {
    const { min, max } = feature.threshold ?? { min: 0, max: 0 };
    const inside = column.subarray(warmup).filter((value) => value >= min && value <= max);
    expect(inside.length).toBeGreaterThan(0.8 * (column.length - warmup));
  });
});

describe.each(whatFeatures.map((feature) => ({ feature, name: feature.name })))('$name', ({ feature }) => {
  const parameters = feature.parameters.map(({ min }) => min);

  test('is finite or undefined on bars of every shape', () => {
    // Long ones have to be asked for: most would be too short to say anything.
    const many = fc.oneof(anyBars(), anyBars({ minLength: 330, maxLength: 400 }));
    fc.assert(
      fc.property(many, (bars) => {
        const column = feature.compute(bars, parameters);
        expect(column).toHaveLength(bars.close.length);
        for (const value of column) expect(Number.isNaN(value) || Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 15 },
    );
    const still = feature.compute(flatBars(700), parameters);
    expect(still.every((value) => Number.isNaN(value) || value === 0)).toBe(true);
  });
});
