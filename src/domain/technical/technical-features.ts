import type { Feature } from '../market/feature';
import { averageTrueRangeFraction } from './average-true-range';
import { bollingerBands } from './bollinger-bands';
import { calendarFeatures } from './calendar-features';
import { directionalIndex } from './directional-index';
import { donchianChannel } from './donchian-channel';
import { exponentialMovingAverage } from './exponential-moving-average';
import { macdHistogram } from './macd-histogram';
import { moneyFlow } from './money-flow';
import { onBalanceVolume } from './on-balance-volume';
import { priceFeatures } from './price-features';
import { rateOfChange } from './rate-of-change';
import { volatilityFeatures } from './realised-volatility';
import { relativeStrength } from './relative-strength';
import { simpleMovingAverage } from './simple-moving-average';
import { stochastic } from './stochastic';
import { trendSlope } from './trend-slope';
import { volumeRatio } from './volume-ratio';

/** All that bars alone tell, for the registry. */
export const technicalFeatures: readonly Feature[] = [
  ...priceFeatures,
  simpleMovingAverage,
  exponentialMovingAverage,
  ...donchianChannel,
  directionalIndex,
  macdHistogram,
  trendSlope,
  ...bollingerBands,
  relativeStrength,
  stochastic,
  rateOfChange,
  averageTrueRangeFraction,
  ...volatilityFeatures,
  volumeRatio,
  moneyFlow,
  onBalanceVolume,
  ...calendarFeatures,
];
