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

/** Five swings between two lines that come closer. */
interface Converging {
  readonly kind: ChartPatternKind;
  readonly swings: readonly SwingPoint[];
  readonly upper: TrendLine;
  readonly lower: TrendLine;
  /** Distance of the lines at the first swing. */
  readonly width: number;
  readonly lastBar: number;
  /** Sides on which a close may leave it. */
  readonly sides: readonly (1 | -1)[];
}

/**
 * Triangles and wedges over five swings (Lo, Mamaysky & Wang 2000 take five extrema, Edwards & Magee 1948 ask for four touches at least): a line through the first
 * and the last of the three on one side, whose middle one must lie on it, and one through the two on the other. Left by a close beyond a line before they meet;
 * triangles to either side, wedges against their slope.
 */
export function findConverging({ swings, range }: SwingRun): OpenShape | undefined {
  const five = swings.slice(-5);
  const [a, b, c, d, e] = five;
  if (!a || !b || !c || !d || !e) return undefined;
  const [outer, inner] = [drawLine(a, e), drawLine(b, d)];
  const level = policy.levelRanges * range;
  if (e.bar - a.bar > policy.widestBars || Math.abs(c.price - outer.priceAt(c.bar)) > level) return undefined;
  const [upper, lower] = a.kind === 'high' ? [outer, inner] : [inner, outer];
  const widthAt = (bar: number): number => upper.priceAt(bar) - lower.priceAt(bar);
  const width = widthAt(a.bar);
  if (width < policy.heightRanges * range || width - widthAt(e.bar) < level || widthAt(e.bar) <= 0) return undefined;
  const span = e.bar - a.bar;
  const named = nameShape(leaning(upper.slope * span, level), leaning(lower.slope * span, level));
  return (
    named && converging({ ...named, swings: five, upper, lower, width, lastBar: lastBarOf(a, e, policy.lifeSpan) })
  );
}

/** 0 where a line stays at one level over the pattern. */
function leaning(change: number, level: number): number {
  return Math.abs(change) <= level ? 0 : Math.sign(change);
}

function nameShape(upper: number, lower: number): Pick<Converging, 'kind' | 'sides'> | undefined {
  if (upper === 0 && lower > 0) return { kind: 'ascending triangle', sides: [1, -1] };
  if (upper < 0 && lower === 0) return { kind: 'descending triangle', sides: [1, -1] };
  if (upper < 0 && lower > 0) return { kind: 'symmetric triangle', sides: [1, -1] };
  if (upper > 0 && lower > 0) return { kind: 'rising wedge', sides: [-1] };
  if (upper < 0 && lower < 0) return { kind: 'falling wedge', sides: [1] };
  return undefined;
}

function converging({ kind, swings, upper, lower, width, sides, lastBar }: Converging): OpenShape {
  const push = (bars: Bars, t: number): ReturnType<OpenShape['push']> => {
    const close = bars.close[t]!;
    const [top, bottom] = [upper.priceAt(t), lower.priceAt(t)];
    if (t > lastBar || bottom >= top) return 'void';
    const direction = close > top ? 1 : close < bottom ? -1 : 0;
    if (direction === 0) return undefined;
    if (!sides.includes(direction)) return 'void';
    const [breakout, invalidation] = direction > 0 ? [top, bottom] : [bottom, top];
    const legs = legsOf(bars, swings);
    return { kind, direction, legs, bar: t, breakout, target: breakout + direction * width, invalidation };
  };
  return { kind, push };
}
