import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../../src/domain/market/bars';
import { createRandom } from '../../../../src/domain/numerics/random';
import { chaosFeatures } from '../../../../src/domain/sensory/chaos/chaos-features';
import { anyBars, flatBars, walkBars } from '../../../support/random-bars';

const cases = chaosFeatures.flatMap((feature) => {
  const sets = [feature.parameters.map(({ min }) => min), feature.parameters.map(({ max }) => max)];
  return sets.map((parameters) => ({ feature, parameters, ref: `${feature.name}(${parameters.join(',')})` }));
});

/** Bit for bit, NaN equal to NaN. */
function sameBits(left: Float64Array, right: Float64Array): boolean {
  return left.length === right.length && left.every((value, t) => Object.is(value, right[t]));
}

function withCloses(bars: Bars, change: (close: number, t: number) => number): Bars {
  const close = bars.close.map(change);
  return { ...bars, open: close, high: close, low: close, close };
}

/** Walks with stretches that stand still, jumps, storms and prices of any size. */
const rough = fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom(1e-9, 1, 1e12)).map(([seed, unit]) => {
  const random = createRandom(seed);
  let price = 100 * unit;
  let kind = 0;
  const bars = walkBars({ length: 1_400, seed });
  return withCloses(bars, () => {
    if (random.uniform() < 0.02) kind = random.integer(4);
    const move = [0, 0.01, 0.2, 0.0001][kind]! * random.normal();
    price *= random.uniform() < 0.002 ? 0.4 : Math.exp(move);
    return price;
  });
});

describe('what the registry relies on', () => {
  test('names are unique, of the registry form, and of one family', () => {
    const names = chaosFeatures.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(new Set(chaosFeatures.map(({ family }) => family))).toEqual(new Set(['chaos']));
  });

  test.each(chaosFeatures.map((feature) => [feature.name, feature] as const))(
    '%s has words with every parameter, a source with its year, and a bounded grid',
    (_, { words, parameters, source, threshold }) => {
      expect(source).toMatch(/(19|20)\d\d/);
      expect([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(parameters.map(({ name }) => name));
      expect(chaosFeatures.filter((other) => other.words.startsWith(words))).toHaveLength(1);
      for (const { min, max, step } of parameters) {
        expect(Number.isInteger((max - min) / step)).toBe(true);
        expect((max - min) / step).toBeLessThan(25);
      }
      expect((threshold!.max - threshold!.min) / threshold!.step).toBeLessThanOrEqual(50);
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
      expect(column.every(Number.isNaN)).toBe(true);
    }
  });

  test('the future changes no earlier value, whether cut off or altered', () => {
    const long = walkBars({ length: warmup + 60, seed: 11 });
    const other = walkBars({ length: warmup + 60, seed: 12 });
    const whole = compute(long);
    for (const cut of [warmup + 1, warmup + 30]) {
      const past = whole.subarray(0, cut);
      expect(sameBits(compute(sliceBars(long, 0, cut)), past)).toBe(true);
      const altered = withCloses(long, (close, t) => (t < cut ? close : 1.5 * other.close[t]!));
      expect(sameBits(compute(altered).subarray(0, cut), past)).toBe(true);
    }
    fc.assert(
      fc.property(anyBars({ maxLength: 120 }), fc.double({ min: 0, max: 1, noNaN: true }), (bars, at) => {
        const cut = Math.floor(at * bars.close.length);
        expect(sameBits(compute(sliceBars(bars, 0, cut)), compute(bars).subarray(0, cut))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('gives the same bits from bars that grow as they come', () => {
    const bars = walkBars({ length: warmup + 40, seed: 13 });
    const stream = feature.stream(parameters);
    const column = bars.close.map((_, t) => stream.push(sliceBars(bars, 0, t + 1), t));
    expect(sameBits(column, compute(bars))).toBe(true);
  });

  test('two streams side by side do not disturb each other', () => {
    const [one, other] = [walkBars({ length: warmup + 20, seed: 5 }), walkBars({ length: warmup + 20, seed: 6 })];
    const [left, right] = [feature.stream(parameters), feature.stream(parameters)];
    const columns = [new Float64Array(warmup + 20), new Float64Array(warmup + 20)];
    for (let t = 0; t < warmup + 20; t++) {
      columns[0]![t] = left.push(one, t);
      columns[1]![t] = right.push(other, t);
    }
    expect(sameBits(columns[0]!, compute(one)) && sameBits(columns[1]!, compute(other))).toBe(true);
  });

  test('prices in another currency change no bit', () => {
    const bars = walkBars({ length: warmup + 50, seed: 5 });
    expect(sameBits(compute(withCloses(bars, (close) => 4 * close)), compute(bars))).toBe(true);
  });

  test('gives finite values or none on any bars, and a share or a probability stays within 0 and 1', () => {
    const check = (bars: Bars): void => {
      for (const value of compute(bars)) {
        if (Number.isNaN(value)) continue;
        if (!Number.isFinite(value)) throw new Error(`${value}`);
        if (/share|hazard/.test(feature.name) && !(value >= 0 && value <= 1)) throw new Error(`${value}`);
      }
    };
    fc.assert(fc.property(anyBars({ maxLength: 120 }), check), { numRuns: 30 });
    fc.assert(fc.property(rough, check), { numRuns: 10 });
  });

  test('a market that never moves has no tails and no jumps', () => {
    const column = compute(flatBars(1_300));
    const without = column.subarray(warmup).every((value) => Number.isNaN(value));
    // Bars without a jump can be counted all the same.
    expect(without).toBe(feature.name !== 'bars-since-jump');
  });
});

const recursive = new Set(['expected-shortfall', 'crash-hazard', 'bars-since-jump']);

test.each(cases.filter(({ feature }) => !recursive.has(feature.name)))(
  '$ref depends on its window alone: what came before changes no bit',
  ({ feature, parameters }) => {
    const warmup = feature.warmupBars(parameters);
    const bars = walkBars({ length: 1_400, seed: 21 });
    const whole = feature.compute(bars, parameters);
    for (const from of [1, 37, 300]) {
      const rest = feature.compute(sliceBars(bars, from, 1_400), parameters);
      expect(sameBits(rest.subarray(warmup), whole.subarray(from + warmup))).toBe(true);
    }
  },
);
