import fc from 'fast-check';
import { computeNormalQuantile } from '../../../src/domain/numerics/normal-distribution';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { validateAcrossRegimes } from '../../../src/domain/validation/regime-validation';
import { measureNonUniformity, onePerThousand } from '../../support/uniformity';

const options = { required: ['low', 'medium', 'high'], minBars: 60, level: 0.05, periodsPerYear: 252 } as const;

/** Stretches of 100 bars in low, medium and high volatility by turns, each with its own mean return a bar. */
function record(length: number, means: readonly [low: number, medium: number, high: number], seed = 1) {
  const random = createRandom(seed);
  const codes = Uint8Array.from({ length }, (_, bar) => 1 + (Math.floor(bar / 100) % 3));
  const returns = Float64Array.from({ length }, (_, bar) => {
    const known = codes[Math.max(bar - 1, 0)]!;
    return means[known - 1]! + 0.01 * random.normal();
  });
  return { returns, codes };
}

test('a return belongs to the regime known at the bar before it', () => {
  const { returns, codes } = record(900, [0.001, 0.001, 0.001]);
  const found = validateAcrossRegimes(returns, codes, options);
  expect(found.regimes.map(({ regime, bars }) => [regime, bars])).toEqual([
    ['low', 300],
    ['medium', 300],
    ['high', 299],
  ]);
  const own = returns.filter((_, bar) => bar > 0 && codes[bar - 1] === 2);
  expect(found.regimes[1]!.sharpe).toBeCloseTo(computeSharpe(own, 252)!, 9);
  expect(found.pooled.bars).toBe(899);
  expect(found.pooled.sharpe).toBeCloseTo(computeSharpe(returns.subarray(1), 252)!, 9);
});

test('a regime that loses beyond chance fails, and one that loses by chance does not', () => {
  const { returns, codes } = record(1_800, [0.002, 0.002, -0.003]);
  const found = validateAcrossRegimes(returns, codes, options);
  expect(found.regimes.map(({ outcome }) => outcome)).toEqual(['held', 'held', 'failed']);
  expect(found.outcome).toBe('failed');
  expect(found.degradation).toBeGreaterThan(1);
  const faint = record(1_800, [0.002, 0.002, -0.0001], 4);
  expect(validateAcrossRegimes(faint.returns, faint.codes, options).outcome).toBe('held');
});

test('a regime seen too rarely, or in which nothing was done, is unknown', () => {
  const { returns, codes } = record(250, [0.002, 0.002, 0.002]);
  const found = validateAcrossRegimes(returns, codes, options);
  expect(found.regimes.map(({ outcome }) => outcome)).toEqual(['held', 'held', 'unknown']);
  expect(found.outcome).toBe('unknown');
  expect(found.regimes[2]).toEqual({ regime: 'high', bars: 49, outcome: 'unknown' });
  expect(validateAcrossRegimes(returns, codes, { ...options, required: ['low', 'medium'] }).outcome).toBe('held');
  const idle = returns.map((value, bar) => (codes[bar - 1] === 2 ? 0 : value));
  expect(validateAcrossRegimes(idle, codes, options).regimes[1]!.outcome).toBe('unknown');
  const unlabelled = validateAcrossRegimes(returns, new Uint8Array(250), options);
  expect(unlabelled).toMatchObject({ outcome: 'unknown', pooled: { bars: 0 } });
});

test('degradation is what the worst regime lacks of the best', () => {
  const { returns, codes } = record(1_800, [0.004, 0.002, 0.002]);
  const { regimes, degradation } = validateAcrossRegimes(returns, codes, options);
  const ratios = regimes.map(({ sharpe }) => sharpe!);
  expect(degradation).toBeCloseTo(1 - Math.min(...ratios) / Math.max(...ratios), 9);
  const losing = record(1_800, [-0.004, -0.004, -0.004]);
  expect(validateAcrossRegimes(losing.returns, losing.codes, options).degradation).toBeUndefined();
});

test('p-values of gain and loss are two sides of one, and are adjusted for the family', () => {
  const { returns, codes } = record(900, [0, 0, 0]);
  for (const { lossPValue, gainPValue, adjusted } of validateAcrossRegimes(returns, codes, options).regimes) {
    expect(lossPValue! + gainPValue!).toBeCloseTo(1, 9);
    expect(adjusted).toBeGreaterThanOrEqual(lossPValue!);
  }
});

test('without skill and without costs one record in twenty fails somewhere', () => {
  const runs = 300;
  let failed = 0;
  for (let run = 0; run < runs; run++) {
    const { returns, codes } = record(600, [0, 0, 0], run + 1);
    failed += Number(validateAcrossRegimes(returns, codes, options).outcome === 'failed');
  }
  expect(failed / runs).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
  expect(failed).toBeGreaterThan(0);
});

test('series that do not fit and nothing required are faults', () => {
  const { returns, codes } = record(300, [0, 0, 0]);
  expect(() => validateAcrossRegimes(returns, codes.subarray(1), options)).toThrow(RangeError);
  expect(() => validateAcrossRegimes(returns, codes, { ...options, required: [] })).toThrow(RangeError);
});

test('without skill p-values of each regime and of all together are uniform, and intervals hold the truth as often as they say', () => {
  const runs = 200;
  const found = Array.from({ length: runs }, (_, run) => {
    const { returns, codes } = record(600, [0, 0, 0], run + 7_000);
    return validateAcrossRegimes(returns, codes, options);
  });
  for (const place of [0, 1, 2])
    expect(measureNonUniformity(found.map(({ regimes }) => regimes[place]!.lossPValue!))).toBeLessThan(onePerThousand);
  expect(measureNonUniformity(found.map(({ pooled }) => pooled.gainPValue!))).toBeLessThan(onePerThousand);
  // Distances from 0 in standard errors scatter by one; their mean square over so many regimes by the root of 2 over their number.
  const distances = found.flatMap(({ regimes }) => regimes.map(({ lossPValue }) => computeNormalQuantile(lossPValue!)));
  const square = distances.reduce((sum, distance) => sum + distance * distance, 0) / distances.length;
  expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(2 / distances.length));
  const held = found.filter(({ regimes }) => Math.abs(regimes[1]!.sharpe!) <= 1.959964 * regimes[1]!.standardError!);
  expect(Math.abs(held.length / runs - 0.95)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / runs));
});

test('leverage changes nothing, and a bet against trades the p-values of loss and gain', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      (seed, leverage) => {
        const { returns, codes } = record(400, [0.001, 0, -0.001], seed);
        const plain = validateAcrossRegimes(returns, codes, options).regimes;
        const levered = validateAcrossRegimes(
          returns.map((value) => leverage * value),
          codes,
          options,
        ).regimes;
        const opposite = validateAcrossRegimes(
          returns.map((value) => -value),
          codes,
          options,
        ).regimes;
        for (const [place, { sharpe, lossPValue, gainPValue, outcome }] of plain.entries()) {
          expect(levered[place]!.sharpe).toBeCloseTo(sharpe!, 7);
          expect(levered[place]!.outcome).toBe(outcome);
          expect(opposite[place]!.gainPValue).toBeCloseTo(lossPValue!, 9);
          expect(opposite[place]!.lossPValue).toBeCloseTo(gainPValue!, 9);
        }
      },
    ),
    { numRuns: 15 },
  );
});
