import { computeNormalCdf } from '../../numerics/normal-distribution';
import { power } from '../../numerics/power';
import { quantise } from '../../numerics/quantise';
import { assertFinite } from '../../numerics/statistics';

// A diffusion's neighbouring moves are alike in size, so their products measure its variance and a single jump hardly enters them: what the
// squares have above the products is the part of jumps.

/** E|Z|^(4/3) of a standard normal: 2^(2/3) Gamma(7/6) / Gamma(1/2). */
const fourThirdsMoment = 0.8308609351228546;
const fewestReturns = 10;

export interface BipowerTest {
  /** Realised variance and bipower variation: sums over all returns. */
  readonly realisedVariance: number;
  readonly bipowerVariation: number;
  /** Share of the variance that jumps make, 0 to 1 (Huang & Tauchen 2005). */
  readonly jumpShare: number;
  /** Ratio statistic with tripower quarticity, standard normal where nothing jumps. */
  readonly statistic: number;
  /** One-sided: jumps only add. */
  readonly pValue: number;
}

/**
 * Whether a stretch of returns jumps: adjusted ratio test of Barndorff-Nielsen & Shephard (2004, 2006), with the tripower quarticity and the
 * scale that Huang & Tauchen (2005) found to keep its size. Undefined below 10 returns or where products of neighbours vanish. Throws a RangeError
 * on a return that is not finite.
 */
export function computeBipowerTest(returns: Float64Array): BipowerTest | undefined {
  assertFinite(returns);
  const count = returns.length;
  if (count < fewestReturns) return undefined;
  const bipowerVariation = bipowerSum(returns, 0, count) * (count / (count - 1));
  if (!(bipowerVariation > 0)) return undefined;
  const realisedVariance = squareSum(returns, 0, count);
  let tripower = 0;
  const size = (i: number): number => Math.abs(returns[i]!) / Math.sqrt(bipowerVariation / count);
  for (let i = 2; i < count; i++) tripower += fourThirds(size(i)) * fourThirds(size(i - 1)) * fourThirds(size(i - 2));
  // In units of the bipower variance: quarticity over its square.
  const quarticity = tripower / (count - 2) / fourThirdsMoment ** 3;
  const scale = Math.sqrt(((Math.PI / 2) ** 2 + Math.PI - 5) * (Math.max(1, quarticity) / count));
  const statistic = quantise((1 - bipowerVariation / realisedVariance) / scale);
  const pValue = quantise(1 - computeNormalCdf(statistic));
  const jumpShare = Math.max(0, 1 - bipowerVariation / realisedVariance);
  return { realisedVariance, bipowerVariation, jumpShare, statistic, pValue };
}

/** pi/2 times the sum of |r(i)| |r(i - 1)| for both inside [from, to). */
export function bipowerSum(returns: Float64Array, from: number, to: number): number {
  let sum = 0;
  let before = Math.abs(returns[from]!);
  for (let i = from + 1; i < to; i++) {
    const size = Math.abs(returns[i]!);
    sum += size * before;
    before = size;
  }
  return (Math.PI / 2) * sum;
}

export function squareSum(returns: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += returns[i]! * returns[i]!;
  return sum;
}

function fourThirds(size: number): number {
  return size < 2 ** -500 ? 0 : power(size, 4 / 3);
}
