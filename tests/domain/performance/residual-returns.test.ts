import fc from 'fast-check';
import { computeResidualReturns } from '../../../src/domain/performance/residual-returns';

const series = (length: number) =>
  fc.float64Array({ minLength: length, maxLength: length, min: -0.1, max: 0.1, noNaN: true });

test('a share of the benchmark plus a constant leaves the constant', () => {
  const benchmark = Float64Array.of(0.01, -0.02, 0.03, 0.005, -0.01);
  const { beta, returns } = computeResidualReturns(
    benchmark.map((value) => 0.6 * value + 0.001),
    benchmark,
  )!;
  expect(beta).toBeCloseTo(0.6, 12);
  for (const rest of returns) expect(rest).toBeCloseTo(0.001, 12);
});

test('what is left does not move with the benchmark', () => {
  fc.assert(
    fc.property(series(30), series(30), (own, benchmark) => {
      const { returns } = computeResidualReturns(own, benchmark)!;
      const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
      const [rest, market] = [mean(returns), mean(benchmark)];
      const covariance = returns.reduce((sum, value, t) => sum + (value - rest) * (benchmark[t]! - market), 0);
      expect(Math.abs(covariance)).toBeLessThan(1e-9);
    }),
  );
});

test('a benchmark that stands still explains nothing, and without returns nothing is defined', () => {
  const own = Float64Array.of(0.01, 0.02);
  expect(computeResidualReturns(own, new Float64Array(2))).toEqual({ beta: 0, returns: own });
  expect(computeResidualReturns(new Float64Array(0), new Float64Array(0))).toBeUndefined();
  expect(() => computeResidualReturns(own, new Float64Array(3))).toThrow('2 returns and 3 of the benchmark');
});
