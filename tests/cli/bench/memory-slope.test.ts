import fc from 'fast-check';
import { fitMemorySlope, type MemoryPoint } from '../../../src/cli/bench/memory-slope';
import { createRandom } from '../../../src/domain/numerics/random';

const line = (count: number, bytesAt: (generation: number) => number): MemoryPoint[] =>
  Array.from({ length: count }, (_, generation) => ({ generation, bytes: bytesAt(generation) }));

test('memory that grows by the same amount each generation has that slope and no doubt about it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 20, max: 200 }), (growth, count) => {
      const { slope, lower, upper, points } = fitMemorySlope(line(count, (at) => 5e8 + growth * at))!;
      expect(points).toBe(count);
      expect(slope).toBeCloseTo(growth, 3);
      expect(upper - lower).toBeLessThan(0.01);
    }),
  );
});

test('the interval is the one worked out by hand: alternating errors, a window of two', () => {
  // Errors of +1 and -1 in turn at generations 0..19 around a level: two lags, weights 1 and 1/2.
  const points = line(20, (at) => 100 + (at % 2 === 0 ? 1 : -1));
  const places = points.map(({ generation }) => generation - 9.5);
  const square = 665; // 20 (20^2 - 1) / 12
  const slope = places.reduce((sum, place, at) => sum + place * (at % 2 === 0 ? 1 : -1), 0) / square;
  const scores = places.map((place, at) => place * ((at % 2 === 0 ? 1 : -1) - slope * place));
  const own = scores.reduce((sum, score) => sum + score * score, 0);
  const next = scores.slice(1).reduce((sum, score, at) => sum + score * scores[at]!, 0);
  const margin = 2.2605676 * Math.sqrt(((own + next) / square ** 2) * (20 / 18));
  const fitted = fitMemorySlope(points)!;
  expect(fitted.slope).toBeCloseTo(slope, 12);
  expect(fitted.upper - fitted.slope).toBeCloseTo(margin, 9);
  expect(fitted.slope - fitted.lower).toBeCloseTo(margin, 9);
});

test('where errors last, the interval covers the true slope about as often as it says', () => {
  const runs = 300;
  let covered = 0;
  for (let seed = 0; seed < runs; seed++) {
    const random = createRandom(seed);
    let error = 0;
    // An error fades by a third each generation.
    const { lower, upper } = fitMemorySlope(
      line(200, (at) => {
        error = 0.67 * error + random.normal();
        return 1e6 + 7 * at + error;
      }),
    )!;
    if (lower <= 7 && 7 <= upper) covered++;
  }
  expect(covered / runs).toBeGreaterThan(0.88);
  expect(covered / runs).toBeLessThan(0.99);
});

test('too few readings, or readings of one generation, have no slope', () => {
  expect(fitMemorySlope(line(19, () => 1))).toBeUndefined();
  expect(fitMemorySlope(Array.from({ length: 30 }, () => ({ generation: 4, bytes: 1 })))).toBeUndefined();
});
