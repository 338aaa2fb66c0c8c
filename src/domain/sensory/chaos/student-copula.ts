import { quantise } from '../../numerics/quantise';
import { computeStudentTails } from '../../numerics/student-distribution';
import { computeStudentQuantile } from '../../numerics/student-quantile';
import { requirePairs } from './pairs';
import { chaosPolicy } from './policy';
import { computeRanks } from './ranks';

export interface StudentCopula {
  /** Correlation of the copula, sin(pi / 2 times Kendall's tau). */
  readonly correlation: number;
  readonly degreesOfFreedom: number;
  /** Limit of P(both below their p-quantile | one is) as p goes to 0; the same at the upper end. */
  readonly tailDependence: number;
}

/** Correlations nearer to 1 make the density a wall. */
const strongest = 0.9999;

/**
 * t copula of two series by their ranks: correlation from Kendall's tau (Lindskog, McNeil & Schmock 2003), degrees of freedom by maximum likelihood of the
 * ranks among whole ones (Genest, Ghoudi & Rivest 1995; Demarta & McNeil 2005). Undefined where one series does not vary. Throws a RangeError
 * where the two differ in length or a value is not finite. The work grows with the square of the pairs.
 */
export function fitStudentCopula(left: Float64Array, right: Float64Array): StudentCopula | undefined {
  requirePairs(left, right);
  const tau = computeKendallTau(left, right);
  if (tau === undefined) return undefined;
  const correlation = Math.min(Math.max(quantise(Math.sin((Math.PI / 2) * tau)), -strongest), strongest);
  const [u, v] = [computeRanks(left), computeRanks(right)].map((ranks) =>
    ranks.map((rank) => rank / (left.length + 1)),
  );
  let best = { degreesOfFreedom: 0, likelihood: Number.NEGATIVE_INFINITY };
  for (const degreesOfFreedom of chaosPolicy.dependence.degreesOfFreedom) {
    const likelihood = quantise(measureLikelihood(u!, v!, { correlation, degreesOfFreedom }));
    if (likelihood > best.likelihood) best = { degreesOfFreedom, likelihood };
  }
  const { degreesOfFreedom } = best;
  return { correlation, degreesOfFreedom, tailDependence: computeStudentTailDependence(correlation, degreesOfFreedom) };
}

/** 2 P(T > sqrt((n + 1) (1 - r) / (1 + r))) with n + 1 degrees of freedom (Embrechts, McNeil & Straumann 2002). */
export function computeStudentTailDependence(correlation: number, degreesOfFreedom: number): number {
  if (correlation <= -1) return 0;
  const depth = Math.sqrt(((degreesOfFreedom + 1) * (1 - correlation)) / (1 + correlation));
  return quantise(computeStudentTails(depth, degreesOfFreedom + 1));
}

/** Kendall's tau-b (1945), undefined where one series does not vary. */
export function computeKendallTau(left: Float64Array, right: Float64Array): number | undefined {
  let agreeing = 0;
  let leftPairs = 0;
  let rightPairs = 0;
  for (let i = 1; i < left.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = Math.sign(left[i]! - left[j]!);
      const b = Math.sign(right[i]! - right[j]!);
      agreeing += a * b;
      leftPairs += a * a;
      rightPairs += b * b;
    }
  }
  return leftPairs > 0 && rightPairs > 0 ? agreeing / Math.sqrt(leftPairs) / Math.sqrt(rightPairs) : undefined;
}

/** Log-likelihood of the t copula at uniform marks. */
function measureLikelihood(
  u: Float64Array,
  v: Float64Array,
  { correlation, degreesOfFreedom: n }: Pick<StudentCopula, 'correlation' | 'degreesOfFreedom'>,
): number {
  const quantiles = new Map<number, number>();
  const quantileOf = (p: number): number => {
    const known = quantiles.get(p);
    if (known !== undefined) return known;
    const found = p < 0.5 ? -computeStudentQuantile(2 * p, n) : computeStudentQuantile(2 * (1 - p), n);
    quantiles.set(p, found);
    return found;
  };
  const rest = 1 - correlation * correlation;
  const constant = logGammaOfHalf(n + 2) + logGammaOfHalf(n) - 2 * logGammaOfHalf(n + 1) - 0.5 * Math.log(rest);
  let sum = u.length * constant;
  for (let i = 0; i < u.length; i++) {
    const x = quantileOf(u[i]!);
    const y = quantileOf(v[i]!);
    sum -= ((n + 2) / 2) * Math.log1p((x * x - 2 * correlation * x * y + y * y) / (n * rest));
    sum += ((n + 1) / 2) * (Math.log1p((x * x) / n) + Math.log1p((y * y) / n));
  }
  return sum;
}

/** ln Gamma(twice / 2) for a whole number: Gamma(1/2) = sqrt(pi), Gamma(1) = 1, Gamma(x + 1) = x Gamma(x). */
function logGammaOfHalf(twice: number): number {
  let sum = twice % 2 === 1 ? 0.5 * Math.log(Math.PI) : 0;
  for (let at = twice - 2; at > 0; at -= 2) sum += Math.log(at / 2);
  return sum;
}
