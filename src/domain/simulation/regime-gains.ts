import type { ByVolatilityRegime } from '../microstructure/policy';

/**
 * Factors on the share of equity put into a position, by the volatility regime at the signal bar: what a genome's bearer has learned in
 * life, not what it is. At least 0 and finite; the largest position allowed holds all the same.
 */
export type RegimeGains = ByVolatilityRegime;
