import type { Bars } from '../../market/bars';
import type { SwingPoint } from '../zigzag';
import { legsOf, type OpenShape, type SwingRun } from './chart-pattern';
import { patternPolicy } from './policy';

const policy = patternPolicy.charts.flag;

/**
 * A short rest after a steep move (Edwards & Magee 1948): the last two swings are the pole; what follows gives back no more than half of it and is left by a close
 * beyond the end of the pole, which no line along the rest exceeds. Its measured move is the pole again from the far end of the rest (Bulkowski 2005).
 */
export function findFlag({ swings, range }: SwingRun): OpenShape | undefined {
  const [start, end] = swings.slice(-2);
  if (!start || !end) return undefined;
  const height = Math.abs(end.price - start.price);
  if (height < policy.poleRanges * range || end.bar - start.bar > policy.poleBars) return undefined;
  const side = end.kind === 'high' ? 1 : -1;
  return side > 0
    ? flag({ start, end, height, side, kind: 'bull flag' })
    : flag({ start, end, height, side, kind: 'bear flag' });
}

interface Pole {
  readonly kind: 'bull flag' | 'bear flag';
  readonly start: SwingPoint;
  readonly end: SwingPoint;
  readonly height: number;
  /** 1 where the pole rises. */
  readonly side: 1 | -1;
}

function flag({ kind, start, end, height, side }: Pole): OpenShape {
  let seen = end.bar;
  let rest = { bar: end.bar, price: end.price };
  const limit = end.price - side * policy.retracement * height;

  const follow = (bars: Bars, t: number): void => {
    const far = side > 0 ? bars.low : bars.high;
    // At the first call the bars since the end of the pole are caught up with: there are at most as many as a flag may have.
    while (seen < t) {
      seen++;
      if (side * (far[seen]! - rest.price) < 0) rest = { bar: seen, price: far[seen]! };
    }
  };

  const push = (bars: Bars, t: number): ReturnType<OpenShape['push']> => {
    const length = t - end.bar;
    if (length > policy.mostBars) return 'void';
    follow(bars, t);
    if (side * (rest.price - limit) < 0) return 'void';
    if (side * (bars.close[t]! - end.price) <= 0) return undefined;
    if (length <= policy.leastBars) return 'void';
    const legs = legsOf(bars, [start, end, { ...end, ...rest }]);
    return {
      kind,
      direction: side,
      legs,
      bar: t,
      breakout: end.price,
      target: rest.price + side * height,
      invalidation: rest.price,
    };
  };
  return { kind, push };
}
