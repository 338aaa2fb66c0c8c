import { computeMean, computeVarianceAbout } from './statistics';

/**
 * Pearson correlation of two series, in [-1, 1]; undefined below two values or where one does not vary. Throws a RangeError where they differ in
 * length or a value is not finite.
 */
export function computeCorrelation(a: Float64Array, b: Float64Array): number | undefined {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} values are no pairs`);
  const [meanA, meanB] = [computeMean(a), computeMean(b)];
  if (meanA === undefined || meanB === undefined) return undefined;
  const [varianceA, varianceB] = [computeVarianceAbout(meanA, a), computeVarianceAbout(meanB, b)];
  if (!varianceA || !varianceB) return undefined;
  let products = 0;
  for (let i = 0; i < a.length; i++) products += (a[i]! - meanA) * (b[i]! - meanB);
  const correlation = products / (a.length - 1) / (Math.sqrt(varianceA) * Math.sqrt(varianceB));
  return Math.max(-1, Math.min(1, correlation));
}
