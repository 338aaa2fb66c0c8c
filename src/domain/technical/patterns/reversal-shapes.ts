import type { Bars } from '../../market/bars';
import type { SwingPoint } from '../zigzag';
import {
  drawLine,
  lastBarOf,
  legsOf,
  type ChartPatternKind,
  type OpenShape,
  type SwingRun,
  type TrendLine,
} from './chart-pattern';
import { patternPolicy } from './policy';

const policy = patternPolicy.charts;

/** -1 where the last swing is a high, for what ends at highs points down; 1 where it is a low. */
function sideOf(last: SwingPoint): 1 | -1 {
  return last.kind === 'high' ? -1 : 1;
}

/**
 * Two highs at one level after a rise, with the lowest low between them a neckline that a close must break (Edwards & Magee 1948); and the same upside down. The
 * first is the latest high that is high enough, far enough back and not topped since (Lo, Mamaysky & Wang 2000 look for it likewise).
 */
export function findDouble({ swings, range }: SwingRun): OpenShape | undefined {
  const last = swings.at(-1);
  if (!last) return undefined;
  const side = sideOf(last);
  const level = policy.levelRanges * range;
  let middle: SwingPoint | undefined;
  for (let i = swings.length - 3; i >= 1; i -= 2) {
    const [start, first, after] = [swings[i - 1]!, swings[i]!, swings[i + 1]!];
    if (!middle || side * (after.price - middle.price) > 0) middle = after;
    const isLevel = Math.abs(first.price - last.price) <= level;
    // The move before came from well beyond the neckline: without it there is nothing to reverse.
    const isReversal = side * (start.price - middle.price) >= level;
    const shape = isLevel && isReversal ? doubleOf([first, middle, last], range) : undefined;
    if (shape) return shape;
    if (!isLevel && side * (first.price - last.price) < 0) return undefined;
  }
  return undefined;
}

function doubleOf(swings: readonly [SwingPoint, SwingPoint, SwingPoint], range: number): OpenShape | undefined {
  const [first, middle, last] = swings;
  const side = sideOf(last);
  const neckline = middle.price;
  const height = side * (neckline - (first.price + last.price) / 2);
  const apart = last.bar - first.bar;
  if (height < policy.heightRanges * range || apart < policy.apartBars || apart > policy.widestBars) return undefined;
  return reversal({
    kind: side > 0 ? 'double bottom' : 'double top',
    swings,
    neckline: { slope: 0, priceAt: () => neckline },
    height,
    invalidation: side > 0 ? Math.min(first.price, last.price) : Math.max(first.price, last.price),
    side,
    lastBar: lastBarOf(first, last, policy.lifeSpan),
  });
}

/**
 * Three highs of which the middle one stands out, the outer two and the lows between them at one level each (Lo, Mamaysky & Wang 2000); left by a close beyond
 * the line through those lows (Edwards & Magee 1948). And the same upside down.
 */
export function findHeadAndShoulders({ swings, range }: SwingRun): OpenShape | undefined {
  const [left, start, head, end, right] = swings.slice(-5);
  if (!left || !start || !head || !end || !right) return undefined;
  const side = sideOf(right);
  const level = policy.levelRanges * range;
  const standsOut = (shoulder: SwingPoint): boolean => side * (shoulder.price - head.price) >= level;
  const neckline = drawLine(start, end);
  const height = side * (neckline.priceAt(head.bar) - head.price);
  if (
    !standsOut(left) ||
    !standsOut(right) ||
    Math.abs(left.price - right.price) > level ||
    Math.abs(start.price - end.price) > level ||
    height < policy.heightRanges * range ||
    right.bar - left.bar > policy.widestBars
  )
    return undefined;
  return reversal({
    kind: side > 0 ? 'inverse head and shoulders' : 'head and shoulders',
    swings: [left, start, head, end, right],
    neckline,
    height,
    invalidation: right.price,
    side,
    lastBar: lastBarOf(left, right, policy.lifeSpan),
  });
}

interface Reversal {
  readonly kind: ChartPatternKind;
  readonly swings: readonly SwingPoint[];
  readonly neckline: TrendLine;
  readonly height: number;
  readonly invalidation: number;
  readonly side: 1 | -1;
  readonly lastBar: number;
}

/** Waits for a close beyond the neckline until one beyond the last tops, or until its time is over. */
function reversal({ kind, swings, neckline, height, invalidation, side, lastBar }: Reversal): OpenShape {
  const push = (bars: Bars, t: number): ReturnType<OpenShape['push']> => {
    const close = bars.close[t]!;
    if (t > lastBar || side * (close - invalidation) < 0) return 'void';
    const breakout = neckline.priceAt(t);
    if (side * (close - breakout) <= 0) return undefined;
    const legs = legsOf(bars, swings);
    return { kind, direction: side, legs, bar: t, breakout, target: breakout + side * height, invalidation };
  };
  return { kind, push };
}
