import type { FeatureStream } from '../../market/feature';
import { createStreamedFeature } from '../../technical/streamed-feature';
import { openAverageRange } from './average-range';
import { openFairValueGaps, type FairValueGap, type FairValueGaps } from './fair-value-gaps';
import { howPolicy } from './policy';
import { findEndEstimate } from './survival-table';
import { computeGapDistance, type Vantage } from './zone-distances';

interface Sight extends Vantage {
  readonly t: number;
}

/** A reader of the gaps as the bars come. */
function openReader(read: (gaps: FairValueGaps, sight: Sight) => number): FeatureStream['push'] {
  const range = openAverageRange();
  const gaps = openFairValueGaps(range);
  return (bars, t) => {
    range.push(bars, t);
    gaps.push(bars, t);
    return read(gaps, { t, close: bars.close[t]!, range: range.value });
  };
}

const family = 'how';
const warmupBars = (): number => howPolicy.averageRange.period;

export const bullishGapDistance = createStreamedFeature({
  name: 'bullish-gap-distance',
  family,
  unit: 'ratio',
  words: 'the ATRs down to what is open of the nearest bullish fair value gap',
  source: 'ICT; average true range of Wilder 1978',
  parameters: [],
  threshold: { min: 0.25, max: 5, step: 0.25 },
  warmupBars,
  open: () => openReader(({ bullish }, sight) => computeGapDistance(bullish.nearest, sight)),
});

export const bearishGapDistance = createStreamedFeature({
  name: 'bearish-gap-distance',
  family,
  unit: 'ratio',
  words: 'the ATRs up to what is open of the nearest bearish fair value gap',
  source: 'ICT; average true range of Wilder 1978',
  parameters: [],
  threshold: { min: 0.25, max: 5, step: 0.25 },
  warmupBars,
  open: () => openReader(({ bearish }, sight) => computeGapDistance(bearish.nearest, sight)),
});

export const gapFillProbability = createStreamedFeature({
  name: 'gap-fill-probability',
  family,
  unit: 'fraction',
  words: 'the probability that the nearest fair value gap is filled within {bars} bars',
  source: 'Kaplan and Meier 1958',
  parameters: [{ name: 'bars', min: 5, max: 25, step: 10 }],
  threshold: { min: 0.05, max: 0.95, step: 0.05 },
  warmupBars,
  open: ([bars]) => openReader((gaps, sight) => readFillProbability(gaps, sight, bars!)),
});

/** NaN where no gap is open, it is older than what is followed, or too few like it have been seen. */
function readFillProbability(gaps: FairValueGaps, sight: Sight, bars: number): number {
  const gap = findNearest(gaps, sight);
  if (!gap) return Number.NaN;
  const estimate = findEndEstimate(gaps.survival[gap.sizeClass]!, { age: sight.t - gap.knownBar, bars });
  return estimate?.probability ?? Number.NaN;
}

/** Of the nearest on either side the nearer one, of equals the bullish one. */
function findNearest({ bullish, bearish }: FairValueGaps, vantage: Vantage): FairValueGap | undefined {
  const below = computeGapDistance(bullish.nearest, vantage);
  const above = computeGapDistance(bearish.nearest, vantage);
  return above < below || Number.isNaN(below) ? bearish.nearest : bullish.nearest;
}
