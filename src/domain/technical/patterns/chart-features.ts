import type { Feature, FeatureParameter, FeatureStream } from '../../market/feature';
import { openAverageTrueRange } from '../average-true-range';
import { createStreamedFeature, type StreamedFeatureParts } from '../streamed-feature';
import type { ChartPattern, ChartPatternKind } from './chart-pattern';
import { openChartPatterns } from './chart-patterns';
import { patternPolicy } from './policy';

const { rangeBars } = patternPolicy.swings;

/** 1, 6, 11, 16 and 21 bars: the breakout itself up to a month of days after it. */
const recentBars: FeatureParameter = { name: 'bars', min: 1, max: 21, step: 5 };

const shared = {
  family: 'pattern',
  parameters: [recentBars],
  warmupBars: () => rangeBars,
} as const satisfies Partial<StreamedFeatureParts>;

/** Chart patterns as columns: what a close left within the last bars, by shape, in number, and how far its target is. NaN before the average true range. */
export const chartFeatures: readonly Feature[] = [
  shapeFeature('double', 'double bottom or top', ['double bottom', 'double top']),
  shapeFeature('shoulders', 'head and shoulders, upright or inverse,', [
    'inverse head and shoulders',
    'head and shoulders',
  ]),
  shapeFeature('triangle', 'triangle', ['ascending triangle', 'descending triangle', 'symmetric triangle']),
  shapeFeature('wedge', 'wedge', ['falling wedge', 'rising wedge']),
  shapeFeature('flag', 'flag', ['bull flag', 'bear flag']),
  countFeature('bullish', 1),
  countFeature('bearish', -1),
  createStreamedFeature({
    ...shared,
    name: 'chart-target',
    unit: 'ratio',
    words: 'the ATRs up to the target of the last chart pattern of {bars} bars, 0 without one',
    source: 'Edwards and Magee 1948',
    threshold: { min: -5, max: 5, step: 0.5 },
    open: ([bars]) => openTargetDistance(bars!),
  }),
];

function shapeFeature(name: string, shape: string, kinds: readonly ChartPatternKind[]): Feature {
  return createStreamedFeature({
    ...shared,
    name: `chart-${name}`,
    unit: 'ratio',
    words: `the direction (1 or -1) of the last ${shape} left within {bars} bars`,
    source: 'Lo, Mamaysky and Wang 2000',
    threshold: { min: -0.5, max: 0.5, step: 1 },
    open: ([bars]) => {
      const last = openLastPattern(bars!, ({ kind }) => kinds.includes(kind));
      return (market, t) => {
        const pattern = last(market, t);
        return t < rangeBars ? Number.NaN : (pattern?.direction ?? 0);
      };
    },
  });
}

function countFeature(name: string, direction: 1 | -1): Feature {
  return createStreamedFeature({
    ...shared,
    name: `chart-${name}`,
    unit: 'ordinal',
    words: `the ${name} chart patterns left within {bars} bars`,
    source: 'Bulkowski 2005',
    threshold: { min: 0.5, max: 1.5, step: 1 },
    open: ([bars]) => {
      const patterns = openChartPatterns();
      let recent: number[] = [];
      return (market, t) => {
        const found = patterns.push(market, t).filter((pattern) => pattern.direction === direction);
        recent = [...recent.filter((bar) => t - bar < bars!), ...found.map(({ bar }) => bar)];
        return t < rangeBars ? Number.NaN : recent.length;
      };
    },
  });
}

/** The last pattern that `counts`, until it is `bars` bars old. */
function openLastPattern(
  bars: number,
  counts: (pattern: ChartPattern) => boolean,
): (...at: Parameters<FeatureStream['push']>) => ChartPattern | undefined {
  const patterns = openChartPatterns();
  let last: ChartPattern | undefined;
  return (market, t) => {
    last = patterns.push(market, t).findLast(counts) ?? last;
    return last && t - last.bar < bars ? last : undefined;
  };
}

function openTargetDistance(bars: number): FeatureStream['push'] {
  const averageRange = openAverageTrueRange(rangeBars);
  const last = openLastPattern(bars, () => true);
  const { reachRanges } = patternPolicy.levels;
  return (market, t) => {
    const range = averageRange(market, t);
    const pattern = last(market, t);
    if (!(range > 0)) return Number.NaN;
    if (!pattern) return 0;
    return Math.max(-reachRanges, Math.min(reachRanges, (pattern.target - market.close[t]!) / range));
  };
}
