/**
 * Slope of the least-squares line through the logarithms of both, the exponent of the power law that fits best; undefined where fewer than
 * two different places are given. All values positive.
 */
export function fitExponent(places: readonly number[], values: readonly number[]): number | undefined {
  const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const x = places.map(Math.log);
  const y = values.map(Math.log);
  const [centre, level] = [meanOf(x), meanOf(y)];
  const spread = x.reduce((sum, one) => sum + (one - centre) ** 2, 0);
  if (!(spread > 0)) return undefined;
  return x.reduce((sum, one, index) => sum + (one - centre) * (y[index]! - level), 0) / spread;
}
