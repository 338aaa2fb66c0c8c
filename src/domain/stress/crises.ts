import type { Bars } from '../market/bars';
import { stressPolicy } from './policy';
import { barsOfDays } from './stress-windows';

/** An episode of the data itself. */
export interface Crisis {
  /** A long fall from a peak, the worst fall from one close to the next, or a fall that was won back within its bar. */
  readonly kind: 'drawdown' | 'fall' | 'spike';
  /** The bars to replay, `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** The bar of the bottom. */
  readonly bottom: number;
  /** Loss as a fraction: peak to bottom, close to close, or the close to the low of the same bar. */
  readonly depth: number;
}

/**
 * The worst that the bars hold, found by rule: the deepest falls from a peak that do not overlap (drawdowns from the day after the peak to the
 * bottom), the worst falls of one bar, and the deepest spikes, each of these with the days around it. In that order and the deepest
 * first; fewer, or none, where nothing was bad enough.
 */
export function findCrises(bars: Bars): Crisis[] {
  const { drawdowns, falls, spikes, aroundDays, maxRebound } = stressPolicy.crises;
  const { open, low, close } = bars;
  const around = barsOfDays(bars, aroundDays);
  const fallOf = (t: number): number => (t === 0 ? 0 : 1 - close[t]! / close[t - 1]!);
  const spikeOf = (t: number): number =>
    close[t]! - low[t]! > maxRebound * (open[t]! - low[t]!) ? 0 : 1 - low[t]! / close[t]!;
  const single = { length: close.length, around };
  return [
    ...findDrawdowns(bars, drawdowns),
    ...findWorstBars(fallOf, { ...single, kind: 'fall', count: falls }),
    ...findWorstBars(spikeOf, { ...single, kind: 'spike', count: spikes }),
  ];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The deepest fall, then the deepest before its peak or after its bottom, and so on. */
function findDrawdowns(bars: Bars, count: number): Crisis[] {
  const { minDepth, maxDays } = stressPolicy.crises;
  const longest = barsOfDays(bars, maxDays);
  const found: Crisis[] = [];
  const open: { stretch: Stretch; fall: Fall }[] = [];
  const add = (stretch: Stretch): void => {
    const fall = findDeepestFall(bars.close, stretch);
    if (fall.depth >= minDepth) open.push({ stretch, fall });
  };
  add({ from: 0, to: bars.close.length });
  while (found.length < count && open.length > 0) {
    const deepest = open.reduce((best, other) => (other.fall.depth > best.fall.depth ? other : best));
    open.splice(open.indexOf(deepest), 1);
    const { peak, bottom, depth } = deepest.fall;
    const from = Math.max(peak + 1, bottom + 1 - longest);
    found.push({ kind: 'drawdown', from, to: bottom + 1, bottom, depth });
    add({ from: deepest.stretch.from, to: peak + 1 });
    add({ from: bottom, to: deepest.stretch.to });
  }
  return found;
}

interface Fall {
  readonly peak: number;
  readonly bottom: number;
  readonly depth: number;
}

function findDeepestFall(close: Float64Array, { from, to }: Stretch): Fall {
  let deepest: Fall = { peak: from, bottom: from, depth: 0 };
  let peak = from;
  for (let t = from; t < to; t++) {
    if (close[t]! > close[peak]!) peak = t;
    const depth = 1 - close[t]! / close[peak]!;
    if (depth > deepest.depth) deepest = { peak, bottom: t, depth };
  }
  return deepest;
}

interface WorstBars {
  readonly kind: 'fall' | 'spike';
  readonly length: number;
  readonly count: number;
  /** Bars kept on either side, in which no second one is looked for. */
  readonly around: number;
}

function findWorstBars(depthOf: (t: number) => number, { kind, length, count, around }: WorstBars): Crisis[] {
  const found: Crisis[] = [];
  while (found.length < count) {
    let bottom = -1;
    let depth = 0;
    for (let t = 1; t < length; t++) {
      if (depthOf(t) <= depth || found.some((other) => Math.abs(other.bottom - t) <= around)) continue;
      bottom = t;
      depth = depthOf(t);
    }
    if (bottom < 0) return found;
    const from = Math.max(1, bottom - around);
    found.push({ kind, from, to: Math.min(length, bottom + around + 1), bottom, depth });
  }
  return found;
}
