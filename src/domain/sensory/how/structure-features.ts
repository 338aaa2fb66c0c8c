import type { FeatureParameter, FeatureStream } from '../../market/feature';
import { createStreamedFeature } from '../../technical/streamed-feature';
import { openStructureBreaks, type StructureBreaks } from './structure-breaks';
import { openSwingPoints } from './swing-points';

/** 2, 5, 8 bars each side of a swing: Williams' fractal, the internal structure, a slower one. */
export const swingBars: FeatureParameter = { name: 'bars', min: 2, max: 8, step: 3 };

const source = 'ICT; swings of Williams 1995';

type Read = (structure: StructureBreaks, t: number) => number;

function openReader(read: Read): (parameters: readonly number[]) => FeatureStream['push'] {
  return ([bars]) => {
    const swings = openSwingPoints(bars!);
    const structure = openStructureBreaks(swings);
    return (columns, t) => {
      swings.push(columns, t);
      structure.push(columns, t);
      return read(structure, t);
    };
  };
}

export const swingHigh = createStreamedFeature({
  name: 'swing-high',
  family: 'how',
  unit: 'price',
  words: 'the last swing high of {bars} bars each side',
  source: 'Williams 1995',
  parameters: [swingBars],
  threshold: undefined,
  warmupBars: ([bars]) => 2 * bars!,
  open: openReader(({ high }) => high),
});

export const swingLow = createStreamedFeature({
  name: 'swing-low',
  family: 'how',
  unit: 'price',
  words: 'the last swing low of {bars} bars each side',
  source: 'Williams 1995',
  parameters: [swingBars],
  threshold: undefined,
  warmupBars: ([bars]) => 2 * bars!,
  open: openReader(({ low }) => low),
});

export const structureTrend = createStreamedFeature({
  name: 'structure-trend',
  family: 'how',
  unit: 'ratio',
  words: 'the direction (1 or -1) of the last break of {bars}-bar swings',
  source,
  parameters: [swingBars],
  threshold: { min: -0.5, max: 0.5, step: 1 },
  warmupBars: ([bars]) => 2 * bars! + 1,
  open: openReader(({ trend }) => (trend === 0 ? Number.NaN : trend)),
});

export const structureBreak = createStreamedFeature({
  name: 'structure-break',
  family: 'how',
  unit: 'ratio',
  words: 'the direction of the last break of {bars}-bar swings over one plus the bars since',
  source,
  parameters: [swingBars],
  threshold: { min: -0.5, max: 0.5, step: 0.1 },
  warmupBars: ([bars]) => 2 * bars! + 1,
  open: openReader(({ trend, breakBar }, t) => (trend === 0 ? Number.NaN : trend / (1 + t - breakBar))),
});
