import fc from 'fast-check';
import { computeInformationRatio } from '../../../src/domain/performance/information-ratio';

const benchmark = Float64Array.of(0.02, -0.02, 0.02, -0.02);

test('alpha over residual risk, a year: worked by hand', () => {
  // Residuals of 3, 1, 1, 3 % beside a share of 1/2 that they do not move with: mean 2 %, deviation the root of 4/3 %.
  const residual = [0.03, 0.01, 0.01, 0.03];
  const returns = benchmark.map((value, t) => 0.5 * value + residual[t]!);
  expect(computeInformationRatio(returns, benchmark, 12)).toBeCloseTo((2 / Math.sqrt(4 / 3)) * Math.sqrt(12), 12);
});

test('neither leverage nor a share of the benchmark moves it', () => {
  const series = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(series, series, fc.double({ min: -2, max: 2, noNaN: true }), (own, market, share) => {
      const held = Float64Array.from(market, (x) => x / 1_000);
      const returns = Float64Array.from(own, (x) => x / 1_000);
      const ratio = computeInformationRatio(returns, held, 252);
      if (ratio === undefined || Math.abs(ratio) > 1e3) return;
      const levered = returns.map((value, t) => 3 * value + share * held[t]!);
      expect(computeInformationRatio(levered, held, 252)).toBeCloseTo(ratio, 6);
    }),
  );
});

test('a multiple of the benchmark has nothing of its own', () => {
  const held = Float64Array.of(0.011, -0.023, 0.017, 0.004);
  for (const share of [0, 1, 1.7])
    expect(
      computeInformationRatio(
        held.map((value) => share * value),
        held,
        252,
      ),
    ).toBeUndefined();
  expect(computeInformationRatio(new Float64Array(0), new Float64Array(0), 252)).toBeUndefined();
  expect(() => computeInformationRatio(held, benchmark.subarray(1), 252)).toThrow('4 returns and 3 of the benchmark');
});
