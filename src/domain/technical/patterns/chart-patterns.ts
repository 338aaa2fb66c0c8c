import type { Bars } from '../../market/bars';
import { openAverageTrueRange } from '../average-true-range';
import { openZigZag, type SwingPoint } from '../zigzag';
import type { ChartPattern, ChartPatternKind, OpenShape, SwingRun } from './chart-pattern';
import { findConverging } from './converging-shapes';
import { findFlag } from './flag-shapes';
import { patternPolicy } from './policy';
import { findDouble, findHeadAndShoulders } from './reversal-shapes';

const finders: readonly ((run: SwingRun) => OpenShape | undefined)[] = [
  findDouble,
  findHeadAndShoulders,
  findConverging,
  findFlag,
];

/** Swings among which the two tops of a double may lie; the other shapes take the last five. */
const longestRun = 10;

export interface ChartPatterns {
  /** The patterns that bar `t` breaks out of; asked once for every bar from 0 on. */
  push(bars: Bars, t: number): readonly ChartPattern[];
}

/**
 * Chart patterns over confirmed swings, each reported once, at the bar whose close leaves it. Tolerances are in average true ranges (policy.ts), so that a market's
 * own restlessness is the measure. Of every kind the latest waits alone: work a bar is bounded by the number of kinds.
 */
export function openChartPatterns(): ChartPatterns {
  const { reversalRanges, rangeBars } = patternPolicy.swings;
  const zigzag = openZigZag({ reversalRanges, rangeBars });
  const averageRange = openAverageTrueRange(rangeBars);
  const waiting = new Map<ChartPatternKind, OpenShape>();
  let swings: readonly SwingPoint[] = [];

  const look = (run: SwingRun): void => {
    for (const find of finders) {
      const shape = find(run);
      if (shape) waiting.set(shape.kind, shape);
    }
  };

  return {
    push: (bars, t) => {
      const range = averageRange(bars, t);
      const swing = zigzag.push(bars, t);
      if (swing) {
        swings = [...swings.slice(1 - longestRun), swing];
        look({ swings, range });
      }
      if (waiting.size === 0) return none;
      const found: ChartPattern[] = [];
      for (const [kind, shape] of waiting) {
        const answer = shape.push(bars, t);
        if (answer === undefined) continue;
        waiting.delete(kind);
        if (answer !== 'void') found.push(answer);
      }
      return found;
    },
  };
}

const none: readonly ChartPattern[] = [];
