import type { Feature } from '../../market/feature';
import { crashHazard } from './crash-hazard';
import { expectedShortfall } from './expected-shortfall';
import { jumpFeatures } from './jump-features';
import { tailFeatures } from './tail-features';
import { volatilityOfVolatility } from './volatility-of-volatility';

/** What the tails of a market tell, for the registry. */
export const chaosFeatures: readonly Feature[] = [
  ...tailFeatures,
  ...jumpFeatures,
  volatilityOfVolatility,
  crashHazard,
  expectedShortfall,
];
