import type { Feature } from '../market/feature';
import { accumulation } from './accumulation';
import { adaptiveAverages } from './adaptive-moving-average';
import { aroon } from './aroon';
import { awesomeOscillator } from './awesome-oscillator';
import { chandeMomentum } from './chande-momentum';
import { choppiness } from './choppiness';
import { commodityChannel } from './commodity-channel';
import { connorsStrength } from './connors-rsi';
import { directionalMovement } from './directional-movement';
import { easeOfMovement } from './ease-of-movement';
import { fisherTransform } from './fisher-transform';
import { forceIndex } from './force-index';
import { ichimoku } from './ichimoku';
import { keltnerChannel } from './keltner-channel';
import { knowSureThing } from './know-sure-thing';
import { macdLines } from './macd-lines';
import { parabolicStop } from './parabolic-stop';
import { rangeAverages } from './range-averages';
import { rangeVolatility } from './range-volatility';
import { repeatedAverages } from './repeated-exponential-averages';
import { stochasticAverage } from './stochastic-average';
import { stochasticStrength } from './stochastic-rsi';
import { supertrend } from './supertrend';
import { trendFit } from './trend-fit';
import { trueStrength } from './true-strength';
import { ulcerIndex } from './ulcer-index';
import { ultimateOscillator } from './ultimate-oscillator';
import { volumeIndices } from './volume-indices';
import { volumeOscillator } from './volume-oscillator';
import { volumeWeightedPrice } from './volume-weighted-price';
import { vortex } from './vortex';
import { weightedAverages } from './weighted-moving-average';

/** The indicators beside those of `technical-features.ts`: all written bar by bar. */
export const indicatorFeatures: readonly Feature[] = [
  ...weightedAverages,
  ...repeatedAverages,
  ...adaptiveAverages,
  ...aroon,
  ...directionalMovement,
  parabolicStop,
  supertrend,
  ...ichimoku,
  ...macdLines,
  ...vortex,
  trendFit,
  commodityChannel,
  ultimateOscillator,
  trueStrength,
  awesomeOscillator,
  stochasticStrength,
  stochasticAverage,
  chandeMomentum,
  connorsStrength,
  knowSureThing,
  fisherTransform,
  ...keltnerChannel,
  ...rangeVolatility,
  ...rangeAverages,
  ulcerIndex,
  choppiness,
  ...accumulation,
  forceIndex,
  easeOfMovement,
  volumeOscillator,
  ...volumeIndices,
  ...volumeWeightedPrice,
];
