import { openAverageTrueRange } from './average-true-range';
import { candlesticks } from './patterns/candlesticks';
import { chartPatternKinds, type ChartPatternKind } from './patterns/chart-pattern';
import { openChartPatterns } from './patterns/chart-patterns';
import { patternPolicy } from './patterns/policy';
import { computeLevelStrength, openPriceLevels } from './patterns/price-levels';
import type { SignalKind, SignalReader } from './technical-signals';

const { fullStrength } = patternPolicy.signals;
const { rangeBars } = patternPolicy.swings;

const candlestickKinds = candlesticks.map((candlestick) => {
  const { name, direction } = candlestick;
  return { candlestick, kind: { name, family: 'candlestick', direction } as const };
});

/** Every candlestick pattern: the stronger the larger its last bar. */
const candlestickSignals: SignalReader = {
  kinds: candlestickKinds.map(({ kind }) => kind),
  open: () => {
    const averageRange = openAverageTrueRange(rangeBars);
    return (bars, t) => {
      const range = averageRange(bars, t);
      if (!(range > 0)) return [];
      const strength = Math.min(1, (bars.high[t]! - bars.low[t]!) / (fullStrength.ranges * range));
      return candlestickKinds
        .filter(({ candlestick }) => t >= candlestick.bars - 1 && candlestick.completes(bars, t))
        .map(({ kind }) => ({ kind, strength }));
    };
  },
};

/** Shapes that can be left on one side only. */
const oneWay: Partial<Record<ChartPatternKind, 1 | -1>> = {
  'double top': -1,
  'double bottom': 1,
  'head and shoulders': -1,
  'inverse head and shoulders': 1,
  'rising wedge': -1,
  'falling wedge': 1,
  'bull flag': 1,
  'bear flag': -1,
};

const chartKinds = chartPatternKinds.flatMap((pattern) =>
  ([1, -1] as const)
    .filter((direction) => (oneWay[pattern] ?? direction) === direction)
    .map((direction) => ({
      pattern,
      kind: { name: `${pattern} left ${direction > 0 ? 'upwards' : 'downwards'}`, family: 'chart', direction } as const,
    })),
);

/** Every chart pattern, at its breakout: the stronger the higher. */
const chartSignals: SignalReader = {
  kinds: chartKinds.map(({ kind }) => kind),
  open: () => {
    const patterns = openChartPatterns();
    const averageRange = openAverageTrueRange(rangeBars);
    return (bars, t) => {
      const range = averageRange(bars, t);
      return patterns.push(bars, t).flatMap((found) => {
        const height = Math.abs(found.target - found.breakout) / range;
        const strength = Math.min(1, height / fullStrength.heightRanges);
        return chartKinds
          .filter(({ pattern, kind }) => pattern === found.kind && kind.direction === found.direction)
          .map(({ kind }) => ({ kind, strength }));
      });
    };
  },
};

const levelKinds = {
  bounce: {
    up: { name: 'support bounce', family: 'level', direction: 1 },
    down: { name: 'resistance bounce', family: 'level', direction: -1 },
  },
  break: {
    up: { name: 'resistance broken', family: 'level', direction: 1 },
    down: { name: 'support broken', family: 'level', direction: -1 },
  },
} as const satisfies Record<string, Record<string, SignalKind>>;

/** Bounces from levels and breaks of them: as strong as the strongest level that the bar met. */
const levelSignals: SignalReader = {
  kinds: [levelKinds.bounce, levelKinds.break].flatMap(({ up, down }) => [up, down]),
  open: () => {
    const levels = openPriceLevels();
    return (bars, t) => {
      const strongest = new Map<SignalKind, number>();
      for (const { kind, direction, level } of levels.push(bars, t)) {
        const signal = levelKinds[kind][direction > 0 ? 'up' : 'down'];
        strongest.set(signal, Math.max(strongest.get(signal) ?? 0, computeLevelStrength(level, t)));
      }
      return [...strongest].map(([kind, strength]) => ({ kind, strength }));
    };
  },
};

export const patternSignals: readonly SignalReader[] = [candlestickSignals, chartSignals, levelSignals];
