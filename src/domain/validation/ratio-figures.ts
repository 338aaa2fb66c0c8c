import type { SmoothFigure } from '../numerics/studentised-bootstrap';
import { computeMean } from '../numerics/statistics';

/** A variance below this share of the whole sample's is rounding: sums of squares carry that much. */
const varianceResolution = 1e-12;

/**
 * The annualised Sharpe ratio of simple returns as a function of the means of returns and their squares; columns are centred on the sample's
 * mean. Divisor n - 1, so that its value is that of `computeSharpe`.
 */
export function describeSharpe(returns: Float64Array, periodsPerYear: number): SmoothFigure {
  const centre = computeMean(returns) ?? 0;
  const deviations = returns.map((value) => value - centre);
  const squares = deviations.map((value) => value * value);
  const unbiased = returns.length / (returns.length - 1);
  const floor = varianceResolution * (computeMean(squares) ?? 0);
  const annual = Math.sqrt(periodsPerYear);
  const vary = (means: Float64Array): number => means[1]! - means[0]! * means[0]!;
  return {
    columns: [deviations, squares],
    evaluate: (means) => {
      const variance = vary(means);
      return variance > floor ? (annual * (centre + means[0]!)) / Math.sqrt(unbiased * variance) : undefined;
    },
    differentiate: (means) => {
      const variance = unbiased * vary(means);
      const deviation = Math.sqrt(variance);
      const bySquare = (-unbiased * (centre + means[0]!)) / (2 * variance * deviation);
      return [annual * (1 / deviation - 2 * means[0]! * bySquare), annual * bySquare];
    },
  };
}

/** The annualised Sharpe ratio of one series less that of another over the same periods, as a function of their means. */
export function describeSharpeDifference(
  first: Float64Array,
  second: Float64Array,
  periodsPerYear: number,
): SmoothFigure {
  const [one, other] = [describeSharpe(first, periodsPerYear), describeSharpe(second, periodsPerYear)];
  return {
    columns: [...one.columns, ...other.columns],
    evaluate: (means) => {
      const [minuend, subtrahend] = [one.evaluate(means.subarray(0, 2)), other.evaluate(means.subarray(2))];
      return minuend === undefined || subtrahend === undefined ? undefined : minuend - subtrahend;
    },
    differentiate: (means) => [
      ...one.differentiate(means.subarray(0, 2)),
      ...other.differentiate(means.subarray(2)).map((slope) => -slope),
    ],
  };
}

/**
 * The annualised information ratio (Grinold & Kahn 1999) as a function of the means of returns, the benchmark's, their squares and products; its
 * value is that of `computeInformationRatio`. A benchmark that does not vary has a beta of 0.
 */
export function describeInformationRatio(
  returns: Float64Array,
  benchmark: Float64Array,
  periodsPerYear: number,
): SmoothFigure {
  const [centre, benchmarkCentre] = [computeMean(returns) ?? 0, computeMean(benchmark) ?? 0];
  const x = returns.map((value) => value - centre);
  const y = benchmark.map((value) => value - benchmarkCentre);
  const columns = [
    x,
    x.map((value) => value * value),
    y,
    y.map((value) => value * value),
    x.map((value, t) => value * y[t]!),
  ];
  const unbiased = returns.length / (returns.length - 1);
  const floors = {
    own: varianceResolution * (computeMean(columns[1]!) ?? 0),
    benchmark: varianceResolution * (computeMean(columns[3]!) ?? 0),
  };
  const annual = Math.sqrt(periodsPerYear);

  /** Least squares at those means. */
  const regress = (means: Float64Array): Regression => {
    const [x1, xx, y1, yy, xy] = [means[0]!, means[1]!, means[2]!, means[3]!, means[4]!];
    const spread = yy - y1 * y1;
    const varies = spread > floors.benchmark;
    const together = xy - x1 * y1;
    const beta = varies ? together / spread : 0;
    const residual = xx - x1 * x1 - beta * together;
    return { x1, y1, spread, varies, beta, alpha: centre + x1 - beta * (benchmarkCentre + y1), residual };
  };
  return {
    columns,
    evaluate: (means) => {
      const { alpha, residual } = regress(means);
      return residual > floors.own ? (annual * alpha) / Math.sqrt(unbiased * residual) : undefined;
    },
    differentiate: (means) => {
      const { x1, y1, spread, varies, beta, alpha, residual } = regress(means);
      const deviation = Math.sqrt(unbiased * residual);
      const level = benchmarkCentre + y1;
      // By each mean: the covariance, the benchmark's variance, the returns' variance, and through them beta and alpha.
      const slopes: readonly (readonly [covariance: number, spread: number, own: number, alpha: number])[] = [
        [-y1, 0, -2 * x1, 1],
        [0, 0, 1, 0],
        [-x1, -2 * y1, 0, -beta],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
      ];
      return slopes.map(([covariance, variance, own, direct]) => {
        const byBeta = varies ? (covariance - beta * variance) / spread : 0;
        const byResidual = own - 2 * beta * covariance + beta * beta * variance;
        return annual * ((direct - level * byBeta) / deviation - (alpha * byResidual) / (2 * residual * deviation));
      });
    },
  };
}

interface Regression {
  readonly x1: number;
  readonly y1: number;
  /** Variance of the benchmark, and whether it is more than rounding. */
  readonly spread: number;
  readonly varies: boolean;
  readonly beta: number;
  readonly alpha: number;
  /** Variance of what the benchmark does not explain. */
  readonly residual: number;
}
