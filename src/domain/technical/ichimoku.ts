import { openRollingHighest, openRollingLowest } from '../numerics/rolling-extreme-stream';
import type { Feature, FeatureParameter, FeatureStream } from '../market/feature';
import { createStreamedFeature } from './streamed-feature';

/**
 * Ichimoku (Hosoda 1969): middles of price ranges, the slower pair drawn ahead of their time. What the chart shows at a bar was known
 * `ahead` bars before, and so it is here. The lagging span, the close drawn 26 bars back, says at a bar what its future was:
 * no feature can be made of it.
 */
function openRangeMiddle(period: number): FeatureStream['push'] {
  const highest = openRollingHighest(period);
  const lowest = openRollingLowest(period);
  return ({ high, low }, t) => (highest(high[t]!) + lowest(low[t]!)) / 2;
}

/** What `push` gave `bars` ago; NaN before. */
function openDelayed(push: FeatureStream['push'], bars: number): FeatureStream['push'] {
  const kept = new Float64Array(bars).fill(Number.NaN);
  return (now, t) => {
    const delayed = kept[t % bars]!;
    kept[t % bars] = push(now, t);
    return delayed;
  };
}

const conversion: FeatureParameter = { name: 'conversion', min: 5, max: 13, step: 4 };
const slow: FeatureParameter = { name: 'base', min: 18, max: 34, step: 8 };
const longest: FeatureParameter = { name: 'long', min: 36, max: 68, step: 16 };

type Line = Pick<Feature, 'words' | 'parameters' | 'warmupBars'> & {
  open(parameters: readonly number[]): FeatureStream['push'];
};

const line = (name: string, parts: Line): Feature =>
  createStreamedFeature({
    name,
    family: 'trend',
    unit: 'price',
    source: 'Hosoda 1969',
    threshold: undefined,
    ...parts,
  });

export const ichimoku: readonly Feature[] = [
  line('ichimoku-conversion', {
    words: 'the {conversion}-bar conversion line (Ichimoku)',
    parameters: [conversion],
    warmupBars: ([period]) => period! - 1,
    open: ([period]) => openRangeMiddle(period!),
  }),
  line('ichimoku-base', {
    words: 'the {base}-bar base line (Ichimoku)',
    parameters: [slow],
    warmupBars: ([period]) => period! - 1,
    open: ([period]) => openRangeMiddle(period!),
  }),
  line('ichimoku-near-span', {
    words: 'the near edge of the cloud ({conversion} and {base} bars, Ichimoku)',
    parameters: [conversion, slow],
    warmupBars: ([, period]) => 2 * period! - 1,
    open: ([short, long]) => {
      const quick = openRangeMiddle(short!);
      const calm = openRangeMiddle(long!);
      return openDelayed((bars, t) => (quick(bars, t) + calm(bars, t)) / 2, long!);
    },
  }),
  line('ichimoku-far-span', {
    words: 'the far edge of the cloud ({long} bars, Ichimoku)',
    parameters: [longest],
    warmupBars: ([period]) => period! - 1 + Math.round(period! / 2),
    open: ([period]) => openDelayed(openRangeMiddle(period!), Math.round(period! / 2)),
  }),
];
