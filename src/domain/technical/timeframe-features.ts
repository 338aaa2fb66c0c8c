import type { Feature, FeatureParameter, FeatureStream } from '../market/feature';
import { openDirectionalIndex } from './directional-index';
import { openHigherBars } from './higher-bars';
import { openRelativeStrength } from './relative-strength';
import { openSimpleMovingAverage } from './simple-moving-average';
import { createStreamedFeature } from './streamed-feature';
import { openTrendSlope } from './trend-slope';

/** What the bars of a longer period say, each seen only once it is closed; between two of them the last one's value holds. */
const steps: FeatureParameter = { name: 'steps', min: 1, max: 2, step: 1 };

/** Most bars that one bar of the ladder holds, one step up (a week of days that knows no weekend) and two (a week of four hours). */
const mostBars = [7, 42];

function openOnHigher(stepsUp: number, inner: FeatureStream['push']): FeatureStream['push'] {
  const higher = openHigherBars(stepsUp);
  let seen = 0;
  let value = Number.NaN;
  return (bars, t) => {
    const closed = higher.push(bars, t);
    while (seen < closed) value = inner(higher.bars(), seen++);
    return value;
  };
}

interface HigherParts extends Pick<Feature, 'unit' | 'words' | 'source' | 'threshold'> {
  /** Grid of the bars that it looks at, where it looks at more than one. */
  readonly period?: FeatureParameter;
  /** Higher bars until the first value. */
  readonly bars: (period: number) => number;
  open(period: number): FeatureStream['push'];
}

function higherFeature(name: string, { period, bars, open, ...parts }: HigherParts): Feature {
  return createStreamedFeature({
    ...parts,
    name,
    family: 'timeframe',
    parameters: period ? [steps, period] : [steps],
    // At most: how many bars make a higher one is the market's matter, and the one in which the record begins does not count.
    warmupBars: ([up, length]) => mostBars[up! - 1]! * (1 + bars(length ?? 1)) - 1,
    open: ([up, length]) => openOnHigher(up!, open(length ?? 1)),
  });
}

export const timeframeFeatures: readonly Feature[] = [
  higherFeature('higher-close', {
    unit: 'price',
    words: 'the higher (+{steps}) close',
    source: 'Elder 1993',
    threshold: undefined,
    bars: () => 1,
    open:
      () =>
      ({ close }, t) =>
        close[t]!,
  }),
  higherFeature('higher-sma', {
    unit: 'price',
    words: 'the higher (+{steps}) {period}-bar average',
    source: 'Elder 1993, Gartley 1935',
    threshold: undefined,
    period: { name: 'period', min: 5, max: 50, step: 15 },
    bars: (period) => period,
    open: (period) => {
      const average = openSimpleMovingAverage(period);
      return ({ close }, t) => average(close[t]!);
    },
  }),
  higherFeature('higher-trend', {
    unit: 'fraction',
    words: 'the slope of the higher (+{steps}) {period}-bar trend line',
    source: 'Elder 1993, Legendre 1805',
    threshold: { min: -0.02, max: 0.02, step: 0.001 },
    period: { name: 'period', min: 5, max: 20, step: 5 },
    bars: (period) => period,
    open: openTrendSlope,
  }),
  higherFeature('higher-rsi', {
    unit: 'index',
    words: 'the higher (+{steps}) {period}-bar RSI',
    source: 'Elder 1993, Wilder 1978',
    threshold: { min: 5, max: 95, step: 5 },
    period: { name: 'period', min: 6, max: 22, step: 4 },
    bars: (period) => period + 1,
    open: (period) => {
      const strength = openRelativeStrength(period);
      return ({ close }, t) => strength(close[t]!);
    },
  }),
  higherFeature('higher-adx', {
    unit: 'index',
    words: 'the higher (+{steps}) {period}-bar directional index (ADX)',
    source: 'Elder 1993, Wilder 1978',
    threshold: { min: 5, max: 60, step: 5 },
    period: { name: 'period', min: 6, max: 22, step: 4 },
    bars: (period) => 2 * period,
    open: openDirectionalIndex,
  }),
];
