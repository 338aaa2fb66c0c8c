import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { computeExcessQuantile } from '../../../src/domain/numerics/generalised-pareto';
import { computeTailRisk, fitPeaksOverThreshold } from '../../../src/domain/numerics/peaks-over-threshold';
import { createRandom, type Random } from '../../../src/domain/numerics/random';

interface Losses {
  readonly losses: number;
  readonly above: number;
  readonly exceedances: readonly number[];
}

const fixture = path.resolve(__dirname, '../../fixtures/danish-fire-losses.json');
const withLosses = fs.existsSync(fixture) ? test : test.skip;

const drawOf = (random: Random, shape: number, scale: number): number =>
  computeExcessQuantile({ shape, scale }, 1 - random.uniform());

withLosses(
  'the Danish fire losses above 10 (McNeil 1997): shape, scale, their errors, value at risk and shortfall',
  () => {
    const { losses, above, exceedances } = JSON.parse(fs.readFileSync(fixture, 'utf8')) as Losses;
    // The losses below the threshold count, and nothing else of them does.
    const values = [...exceedances, ...new Array<number>(losses - exceedances.length).fill(1)];
    const peaks = fitPeaksOverThreshold(values, above)!;
    expect(peaks).toMatchObject({ exceedances: 109, count: 2_167 });
    expect(peaks.tail.shape.toFixed(5)).toBe('0.49699');
    expect(peaks.tail.scale.toFixed(5)).toBe('6.97547');
    expect(peaks.standardErrors?.shape.toFixed(5)).toBe('0.13628');
    expect(peaks.standardErrors?.scale.toFixed(5)).toBe('1.11349');
    const { valueAtRisk, expectedShortfall } = computeTailRisk(peaks, 0.99);
    expect(valueAtRisk.toFixed(3)).toBe('27.290');
    expect(expectedShortfall?.toFixed(3)).toBe('58.240');
  },
);

test('by hand: an exponential tail has a shortfall of one scale beyond the value at risk', () => {
  const peaks = { threshold: 1, exceedances: 10, count: 100, tail: { shape: 0, scale: 2 }, standardErrors: undefined };
  const { valueAtRisk, expectedShortfall } = computeTailRisk(peaks, 0.99);
  expect(valueAtRisk).toBeCloseTo(1 + 2 * Math.log(10), 10);
  expect(expectedShortfall).toBeCloseTo(3 + 2 * Math.log(10), 10);
});

test('by hand: shape 1/2 doubles what lies beyond, and shape 1 has no mean', () => {
  const tail = { shape: 0.5, scale: 1 };
  const peaks = { threshold: 0, exceedances: 100, count: 100, tail, standardErrors: undefined };
  // P(X > x) = (1 + x / 2)^-2 is 1/4 at x = 2.
  expect(computeTailRisk(peaks, 0.75)).toEqual({ valueAtRisk: 2, expectedShortfall: 6 });
  expect(computeTailRisk({ ...peaks, tail: { shape: 1, scale: 1 } }, 0.75).expectedShortfall).toBeUndefined();
});

test.each([-0.2, 0, 0.25, 0.6])('standard errors at shape %d cover the truth as often as they promise', (shape) => {
  const random = createRandom(100 + 10 * shape);
  const runs = 120;
  let shapes = 0;
  let scales = 0;
  for (let run = 0; run < runs; run++) {
    const fit = fitPeaksOverThreshold(
      Array.from({ length: 150 }, () => drawOf(random, shape, 3)),
      0,
    )!;
    const errors = fit.standardErrors ?? { shape: 0, scale: 0 };
    if (Math.abs(fit.tail.shape - shape) <= 1.96 * errors.shape) shapes++;
    if (Math.abs(fit.tail.scale - 3) <= 1.96 * errors.scale) scales++;
  }
  // 95 % less three binomial errors, and two points for the samples being finite.
  for (const covered of [shapes, scales]) expect(covered / runs).toBeGreaterThan(0.95 - 3 * 0.0199 - 0.02);
});

test('the value at risk is exceeded as often as it says', () => {
  const random = createRandom(5);
  const runs = 120;
  let exceeded = 0;
  for (let run = 0; run < runs; run++) {
    const values = Array.from({ length: 500 }, () => drawOf(random, 0.3, 1));
    const threshold = [...values].sort((a, b) => b - a)[50]!;
    const { valueAtRisk } = computeTailRisk(fitPeaksOverThreshold(values, threshold)!, 0.99);
    exceeded += Math.pow(1 + 0.3 * valueAtRisk, -1 / 0.3);
  }
  expect(exceeded / runs).toBeGreaterThan(0.008);
  expect(exceeded / runs).toBeLessThan(0.012);
});

test('the unit does not matter, nor does the order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: -8, max: 8 }), (seed, power) => {
      const random = createRandom(seed);
      const values = Array.from({ length: 60 }, () => drawOf(random, 0.2, 1));
      const unit = 2 ** power;
      const one = fitPeaksOverThreshold(values, 0.5);
      const other = fitPeaksOverThreshold(values.map((value) => unit * value).reverse(), 0.5 * unit);
      expect(other === undefined).toBe(one === undefined);
      if (!one || !other) return;
      expect(other.tail.shape).toBeCloseTo(one.tail.shape, 5);
      expect(other.tail.scale / unit / one.tail.scale).toBeCloseTo(1, 5);
    }),
    { numRuns: 25 },
  );
});

test('too few peaks have no tail, and below its threshold a tail says nothing', () => {
  expect(fitPeaksOverThreshold([1, 2, 3], 0)).toBeUndefined();
  expect(() => fitPeaksOverThreshold([NaN], 0)).toThrow(RangeError);
  const peaks = { threshold: 1, exceedances: 5, count: 100, tail: { shape: 0, scale: 2 }, standardErrors: undefined };
  expect(() => computeTailRisk(peaks, 0.9)).toThrow('the tail begins at 0.95');
  expect(() => computeTailRisk(peaks, 1)).toThrow(RangeError);
});
