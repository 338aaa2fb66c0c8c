import type { Feature } from '../../market/feature';
import { candlestickFeatures } from './candlestick-features';
import { chartFeatures } from './chart-features';
import { levelFeatures } from './level-features';

/** Candlesticks, chart patterns, support and resistance. */
export const patternFeatures: readonly Feature[] = [...candlestickFeatures, ...chartFeatures, ...levelFeatures];
