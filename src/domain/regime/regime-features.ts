import type { Feature, FeatureParameter } from '../market/feature';
import { createStreamedFeature, type StreamedFeatureParts } from '../technical/streamed-feature';
import { axisPolicy } from './axis-policy';
import { changePointPolicy } from './change-point-policy';
import { createDirectionAxis } from './direction-axis';
import { createHiddenAxis } from './hidden-axis';
import { createLiquidityAxis } from './liquidity-axis';
import { openRangeStretches } from './range-stretches';
import type { RegimeAxis } from './regime-axis';
import { createSentimentAxis } from './sentiment-axis';
import { createTrendAxis } from './trend-axis';
import { createVolatilityAxis } from './volatility-axis';

const probability = { min: 0.1, max: 0.9, step: 0.1 };

/** A month, a quarter, two, a year of days. */
const window: FeatureParameter = { name: 'period', min: 21, max: 63, step: 21 };
const lookback: FeatureParameter = { name: 'period', min: 21, max: 252, step: 21 };
const within: FeatureParameter = { name: 'period', min: 5, max: 20, step: 5 };

interface AxisFeatureParts extends Omit<StreamedFeatureParts, 'family' | 'open'> {
  readonly axis: (parameters: readonly number[]) => RegimeAxis;
  /** What is made of the probabilities of the axis' states. */
  readonly read: (probabilities: Float64Array) => number;
}

function createAxisFeature({ axis, read, ...parts }: AxisFeatureParts): Feature {
  return createStreamedFeature({
    ...parts,
    family: 'regime',
    open: (parameters) => {
      const stream = axis(parameters).open({});
      return (bars, t) => {
        const probabilities = stream.push(bars, t);
        return probabilities === undefined ? Number.NaN : read(probabilities);
      };
    },
  });
}

/** Probability that the market is in one of the states, by their places. */
const chanceOf =
  (...states: readonly number[]) =>
  (probabilities: Float64Array): number =>
    states.reduce((sum, state) => sum + probabilities[state]!, 0);

/** Place of the likeliest state, from 1. */
function likeliest(probabilities: Float64Array): number {
  let best = 0;
  for (let state = 1; state < probabilities.length; state++)
    if (probabilities[state]! > probabilities[best]!) best = state;
  return best + 1;
}

const volatilityAxis = ([period]: readonly number[]): RegimeAxis =>
  createVolatilityAxis({ ...axisPolicy.volatility, windowDays: 0, minWindowBars: period! });
const directionAxis = ([period]: readonly number[]): RegimeAxis =>
  createDirectionAxis({ ...axisPolicy.direction, lookbackBars: period! });

const axisFeatures: readonly Feature[] = [
  createAxisFeature({
    name: 'regime-volatility',
    unit: 'ordinal',
    words: 'the {period}-bar volatility regime (1 low to 4 extreme)',
    source: 'Figlewski 1997',
    parameters: [window],
    threshold: { min: 1, max: 4, step: 1 },
    warmupBars: ([period]) => period!,
    axis: volatilityAxis,
    read: likeliest,
  }),
  createAxisFeature({
    name: 'regime-market',
    unit: 'ordinal',
    words: 'the {period}-bar market (1 bear, 2 sideways, 3 bull)',
    source: 'least move of a random walk, Bachelier 1900',
    parameters: [lookback],
    threshold: { min: 1, max: 3, step: 1 },
    warmupBars: ([period]) => period!,
    axis: directionAxis,
    read: likeliest,
  }),
  createAxisFeature({
    name: 'regime-trend',
    unit: 'ordinal',
    words: 'the trend regime (1 falling, 2 ranging, 3 changing over, 4 rising)',
    source: 'Wilder 1978',
    parameters: [],
    threshold: { min: 1, max: 4, step: 1 },
    warmupBars: () => 2 * axisPolicy.trend.period,
    axis: () => createTrendAxis(),
    read: likeliest,
  }),
  createAxisFeature({
    name: 'bull-probability',
    unit: 'fraction',
    words: 'the probability of a {period}-bar bull market',
    source: 'least move of a random walk, Bachelier 1900',
    parameters: [lookback],
    threshold: probability,
    warmupBars: ([period]) => period!,
    axis: directionAxis,
    read: chanceOf(2),
  }),
  createAxisFeature({
    name: 'trending-probability',
    unit: 'fraction',
    words: 'the probability of a trend',
    source: 'Wilder 1978',
    parameters: [],
    threshold: probability,
    warmupBars: () => 2 * axisPolicy.trend.period,
    axis: () => createTrendAxis(),
    read: chanceOf(0, 3),
  }),
  createAxisFeature({
    name: 'calm-probability',
    unit: 'fraction',
    words: 'the probability of a calm market',
    source: 'Hamilton 1989',
    parameters: [],
    threshold: probability,
    warmupBars: () => axisPolicy.hidden.firstFit,
    axis: () => createHiddenAxis(),
    read: chanceOf(0),
  }),
  createAxisFeature({
    name: 'turbulent-probability',
    unit: 'fraction',
    words: 'the probability of a turbulent market',
    source: 'Hamilton 1989',
    parameters: [],
    threshold: probability,
    warmupBars: () => axisPolicy.hidden.firstFit,
    axis: () => createHiddenAxis(),
    read: chanceOf(2),
  }),
  createAxisFeature({
    name: 'illiquid-probability',
    unit: 'fraction',
    words: 'the probability of stressed liquidity',
    source: 'Corwin & Schultz 2012, Amihud 2002',
    parameters: [],
    threshold: probability,
    warmupBars: () => axisPolicy.liquidity.usualBars,
    axis: () => createLiquidityAxis(),
    read: chanceOf(2, 3),
  }),
  createAxisFeature({
    name: 'risk-off-probability',
    unit: 'fraction',
    words: 'the probability of risk-off by realised volatility',
    source: 'Whaley 2000, with realised for implied volatility',
    parameters: [],
    threshold: probability,
    warmupBars: () => axisPolicy.sentiment.usualBars,
    axis: () => createSentimentAxis(),
    read: chanceOf(2, 3),
  }),
];

const changeProbability = createStreamedFeature({
  name: 'change-probability',
  family: 'regime',
  unit: 'fraction',
  words: 'the probability that volatility changed within {period} bars',
  source: 'Adams & MacKay 2007',
  parameters: [within],
  threshold: probability,
  warmupBars: () => changePointPolicy.priorBars - 1,
  open: ([period]) => {
    const stretches = openRangeStretches();
    return (bars, t) => stretches(bars, t)?.changeProbability(period!) ?? Number.NaN;
  },
});

const regimeAge = createStreamedFeature({
  name: 'regime-age',
  family: 'regime',
  unit: 'ordinal',
  words: 'the bars since volatility last changed',
  source: 'Adams & MacKay 2007',
  parameters: [],
  threshold: { min: 10, max: 250, step: 20 },
  warmupBars: () => changePointPolicy.priorBars - 1,
  open: () => {
    const stretches = openRangeStretches();
    return (bars, t) => stretches(bars, t)?.expectedLength() ?? Number.NaN;
  },
});

/** What evolution may ask of regimes: filtered probabilities and the likeliest states, from the instrument's own bars. */
export const regimeFeatures: readonly Feature[] = [...axisFeatures, changeProbability, regimeAge];
