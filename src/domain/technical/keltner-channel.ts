import type { Feature } from '../market/feature';
import { openAverageTrueRange } from './average-true-range';
import { openExponentialAverage } from './exponential-moving-average';
import { windowPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/** A channel as wide as the market usually ranges around its average (Keltner 1960, with exponential average and Wilder's range, Raschke 1995). */
const shared = {
  source: 'Keltner 1960, Raschke 1995',
  warmupBars: ([period]: readonly number[]) => period!,
} as const;

const edge = (name: string, words: string, sign: 1 | -1): Feature =>
  createStreamedFeature({
    ...shared,
    name,
    family: 'volatility',
    unit: 'price',
    words,
    parameters: [windowPeriod, { name: 'ranges', min: 1, max: 3, step: 0.5 }],
    threshold: undefined,
    open: ([period, ranges]) => {
      const average = openExponentialAverage(period!);
      const range = openAverageTrueRange(period!);
      const step = sign * ranges!;
      return (bars, t) => average(bars.close[t]!) + step * range(bars, t);
    },
  });

/** Distance of the close from its average in average true ranges; NaN where there was no range. */
const position = createStreamedFeature({
  ...shared,
  name: 'keltner-position',
  family: 'volatility',
  unit: 'ratio',
  words: 'the distance from the {period}-bar exponential average in average true ranges',
  parameters: [windowPeriod],
  threshold: { min: -4, max: 4, step: 0.25 },
  open: ([period]) => {
    const average = openExponentialAverage(period!);
    const range = openAverageTrueRange(period!);
    return (bars, t) => {
      const distance = bars.close[t]! - average(bars.close[t]!);
      const width = range(bars, t);
      return width > 0 ? distance / width : Number.NaN;
    };
  },
});

export const keltnerChannel: readonly Feature[] = [
  edge('keltner-upper', 'the upper {period}-bar Keltner line ({ranges} average true ranges)', 1),
  edge('keltner-lower', 'the lower {period}-bar Keltner line ({ranges} average true ranges)', -1),
  position,
];
