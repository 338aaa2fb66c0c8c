import fc from 'fast-check';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import type { Feature } from '../../src/domain/market/feature';
import { anyBars, walkBars } from './random-bars';

export interface FeatureCase {
  readonly feature: Feature;
  readonly parameters: readonly number[];
  /** `rsi(14)`. */
  readonly ref: string;
}

/** Every feature with its smallest, largest and a middling set of parameters. */
export function featureCases(features: readonly Feature[]): FeatureCase[] {
  return features.flatMap((feature) => {
    const sets = [
      feature.parameters.map(({ min }) => min),
      feature.parameters.map(({ max }) => max),
      feature.parameters.map(({ min, step }) => min + 2 * step),
    ];
    const distinct = new Map(sets.map((set) => [set.join(','), set]));
    return [...distinct.values()].map((parameters) => ({ feature, parameters, ref: refOf(feature, parameters) }));
  });
}

function refOf({ name }: Feature, parameters: readonly number[]): string {
  return parameters.length === 0 ? name : `${name}(${parameters.join(',')})`;
}

/** Bit for bit, NaN equal to NaN. */
export function sameBits(left: Float64Array, right: Float64Array): boolean {
  return left.length === right.length && left.every((value, t) => Object.is(value, right[t]));
}

function scaled(bars: Bars, factor: number): Bars {
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * factor);
  return { ...bars, open: times(bars.open), high: times(bars.high), low: times(bars.low), close: times(bars.close) };
}

/** The same until `from`, then another market altogether. */
export function withOtherFuture(bars: Bars, other: Bars, from: number): Bars {
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

/** The laws of a feature column: warm-up, no look ahead, no unit of its own, no value that is not one. */
export function describeFeatureLaws({ feature, parameters }: FeatureCase): void {
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
      { numRuns: 25 },
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
      { numRuns: 25 },
    );
  });
}
