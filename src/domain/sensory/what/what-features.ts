import type { Feature, FeatureParameter } from '../../market/feature';
import { createStreamedFeature } from '../../technical/streamed-feature';
import { openAnalogues, type AnalogueForecast } from './analogues';
import { openScalingExponent } from './block-scaling';
import { detrendedFluctuation } from './detrended-fluctuation';
import { openCurveDimension, openFractalDimension } from './fractal-dimension';
import { openHarmonicPatterns } from './harmonic-patterns';
import { openDiscordRank, openMotifDistance } from './motif';
import { whatPolicy } from './policy';
import { rescaledRange } from './rescaled-range';

const exponentPeriod: FeatureParameter = { name: 'period', min: 128, max: 512, step: 128 };
const dimensionPeriod: FeatureParameter = { name: 'period', min: 64, max: 256, step: 64 };
const shapePeriod: FeatureParameter = { name: 'period', min: 10, max: 40, step: 10 };
const reversal: FeatureParameter = { name: 'reversal', min: 1, max: 4, step: 1 };

const { horizonBars, leastHistoryBars } = whatPolicy.analogues;

const exponent = {
  family: 'what',
  unit: 'ratio',
  parameters: [exponentPeriod],
  threshold: { min: 0.2, max: 0.8, step: 0.02 },
  warmupBars: ([period]: readonly number[]) => period!,
} as const;

const dimension = {
  family: 'what',
  unit: 'ratio',
  parameters: [dimensionPeriod],
  warmupBars: ([period]: readonly number[]) => period! - 1,
} as const;

const shape = {
  family: 'what',
  parameters: [shapePeriod],
  warmupBars: ([period]: readonly number[]) => period! - 1 + leastHistoryBars,
} as const;

function analogueFeature(
  parts: Pick<Feature, 'name' | 'unit' | 'words' | 'source' | 'threshold'>,
  read: (forecast: AnalogueForecast) => number,
  laterBars = 0,
): Feature {
  return createStreamedFeature({
    ...shape,
    ...parts,
    warmupBars: (parameters) => shape.warmupBars(parameters) + laterBars,
    open: ([period]) => {
      const analogues = openAnalogues(period!);
      return (bars, t) => {
        const forecast = analogues.push(bars, t);
        return forecast ? read(forecast) : Number.NaN;
      };
    },
  });
}

const fractals: readonly Feature[] = [
  createStreamedFeature({
    ...exponent,
    name: 'hurst-exponent',
    words: 'the {period}-bar Hurst exponent',
    source: 'Hurst 1951; Anis & Lloyd 1976',
    open: ([period]) => openScalingExponent(period!, rescaledRange).push,
  }),
  createStreamedFeature({
    ...exponent,
    name: 'fluctuation-exponent',
    words: 'the {period}-bar fluctuation exponent',
    source: 'Peng et al. 1994',
    open: ([period]) => openScalingExponent(period!, detrendedFluctuation).push,
  }),
  createStreamedFeature({
    ...dimension,
    name: 'fractal-dimension',
    words: 'the {period}-bar fractal dimension',
    source: 'Higuchi 1988',
    threshold: { min: 1.1, max: 2, step: 0.05 },
    open: ([period]) => openFractalDimension(period!).push,
  }),
  createStreamedFeature({
    ...dimension,
    name: 'curve-dimension',
    words: 'the {period}-bar curve dimension',
    source: 'Sevcik 1998',
    threshold: { min: 1.1, max: 1.7, step: 0.02 },
    open: ([period]) => openCurveDimension(period!).push,
  }),
];

const harmonic = createStreamedFeature({
  name: 'harmonic-pattern',
  family: 'what',
  unit: 'ratio',
  words: 'the harmonic pattern of {reversal}-range swings',
  source: 'Gartley 1935; Pesavento 1997; Carney 2010',
  parameters: [reversal],
  threshold: { min: -1, max: 1, step: 0.1 },
  warmupBars: () => whatPolicy.swings.rangeBars,
  open: ([reversalRanges]) => openHarmonicPatterns(reversalRanges!).push,
});

const motifs: readonly Feature[] = [
  createStreamedFeature({
    ...shape,
    name: 'motif-distance',
    unit: 'deviations',
    words: 'the distance of the last {period} bars from their motif',
    source: 'Yeh et al. 2016',
    threshold: { min: 0, max: 1.2, step: 0.05 },
    open: ([period]) => openMotifDistance(period!).push,
  }),
  createStreamedFeature({
    ...shape,
    name: 'discord-rank',
    unit: 'fraction',
    words: 'the discord rank of the last {period} bars',
    source: 'Keogh, Lin & Fu 2005',
    threshold: { min: 0, max: 1, step: 0.05 },
    warmupBars: (parameters) => shape.warmupBars(parameters) + whatPolicy.discord.comparedBars,
    open: ([period]) => openDiscordRank(period!).push,
  }),
];

const analogues: readonly Feature[] = [
  analogueFeature(
    {
      name: 'analogue-forecast',
      unit: 'deviations',
      words: 'the forecast of the {period}-bar analogues',
      source: 'Lorenz 1969',
      threshold: { min: -1, max: 1, step: 0.1 },
    },
    ({ mean }) => mean,
  ),
  analogueFeature(
    {
      name: 'analogue-agreement',
      unit: 'fraction',
      words: 'the agreement of the {period}-bar analogues',
      source: 'Lorenz 1969',
      threshold: { min: 0, max: 1, step: 0.1 },
    },
    ({ agreement }) => agreement,
  ),
  analogueFeature(
    {
      name: 'analogue-uncertainty',
      unit: 'deviations',
      words: 'the uncertainty of the {period}-bar analogues',
      source: 'Gibbs & Candes 2021',
      threshold: { min: 0.5, max: 4, step: 0.1 },
    },
    ({ halfWidth }) => halfWidth,
    horizonBars + whatPolicy.interval.leastErrors - 1,
  ),
];

/** What the shape of the record tells: its roughness, its patterns, and what followed when it looked like this before. */
export const whatFeatures: readonly Feature[] = [...fractals, harmonic, ...motifs, ...analogues];
