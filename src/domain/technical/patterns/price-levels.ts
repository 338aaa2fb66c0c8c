import type { Bars } from '../../market/bars';
import { openAverageTrueRange } from '../average-true-range';
import { openZigZag, type SwingPoint } from '../zigzag';
import { patternPolicy } from './policy';

/** A price from which the market turned before (Edwards & Magee 1948; Osler 2000). */
export interface PriceLevel {
  /** Mean of the swings that touched it. */
  readonly price: number;
  readonly touches: number;
  readonly firstBar: number;
  readonly lastBar: number;
  /** Support below the market, resistance above it; a close well beyond turns one into the other. */
  readonly role: 'support' | 'resistance';
}

/** What a bar did at a level. */
export interface LevelEvent {
  readonly kind: 'bounce' | 'break';
  /** The way the market went: 1 up from a support or through a resistance. */
  readonly direction: 1 | -1;
  readonly level: PriceLevel;
}

export interface PriceLevels {
  /** Asked once for every bar from 0 on. */
  push(bars: Bars, t: number): readonly LevelEvent[];
  /** Average true range at the bar pushed last; NaN before there is one. */
  range(): number;
  /** The nearest level of a role; undefined without one within reach. */
  nearest(role: PriceLevel['role']): PriceLevel | undefined;
  levels(): readonly PriceLevel[];
}

type Mutable = { -readonly [K in keyof PriceLevel]: PriceLevel[K] };

const policy = patternPolicy.levels;

/** 0 to 1: more with every touch, less with every bar since the last. */
export function computeLevelStrength({ touches, lastBar }: Pick<PriceLevel, 'touches' | 'lastBar'>, t: number): number {
  return (touches / (touches + 1)) * (policy.halfLifeBars / (policy.halfLifeBars + t - lastBar));
}

/**
 * Levels from confirmed swings: a swing within half an average true range of one touches it, any other opens one; the weakest is forgotten
 * where there are too many, so that the work of a bar is bounded.
 */
export function openPriceLevels(): PriceLevels {
  const { reversalRanges, rangeBars } = patternPolicy.swings;
  const zigzag = openZigZag({ reversalRanges, rangeBars });
  const averageRange = openAverageTrueRange(rangeBars);
  const levels: Mutable[] = [];
  let range = Number.NaN;
  let close = Number.NaN;

  const remember = (swing: SwingPoint, t: number): void => {
    const known = nearestTo(levels, swing.price);
    if (known && Math.abs(known.price - swing.price) <= policy.touchRanges * range) {
      known.price += (swing.price - known.price) / ++known.touches;
      known.lastBar = swing.bar;
      return;
    }
    if (levels.length === policy.remembered) levels.splice(weakestOf(levels, t), 1);
    levels.push({
      price: swing.price,
      touches: 1,
      firstBar: swing.bar,
      lastBar: swing.bar,
      role: swing.kind === 'high' ? 'resistance' : 'support',
    });
  };

  return {
    push: (bars, t) => {
      range = averageRange(bars, t);
      close = bars.close[t]!;
      const reach = policy.touchRanges * range;
      const events: LevelEvent[] = [];
      for (const level of levels) {
        const event = visit(level, { bars, t, reach });
        if (event) events.push(event);
      }
      const swing = zigzag.push(bars, t);
      if (swing) remember(swing, t);
      return events;
    },
    range: () => range,
    nearest: (role) => {
      const sign = role === 'support' ? 1 : -1;
      const own = levels.filter((level) => level.role === role);
      if (own.length === 0) return undefined;
      const level = own.reduce((best, one) => (sign * (one.price - best.price) > 0 ? one : best));
      return Math.abs(close - level.price) <= policy.reachRanges * range ? level : undefined;
    },
    levels: () => levels,
  };
}

interface Visit {
  readonly bars: Bars;
  readonly t: number;
  /** Distance up to which a price is at a level. */
  readonly reach: number;
}

/** A close well beyond a level breaks it and turns its role; a bar that reaches it and closes away from it bounces. */
function visit(level: Mutable, { bars, t, reach }: Visit): LevelEvent | undefined {
  const side = level.role === 'support' ? 1 : -1;
  const away = side * (bars.close[t]! - level.price);
  if (away < -reach) {
    level.role = side > 0 ? 'resistance' : 'support';
    return { kind: 'break', direction: side > 0 ? -1 : 1, level: { ...level } };
  }
  const touched = side * ((side > 0 ? bars.low[t]! : bars.high[t]!) - level.price) <= reach;
  const turned = side * (bars.close[t]! - bars.open[t]!) > 0;
  return touched && turned && away > reach ? { kind: 'bounce', direction: side, level: { ...level } } : undefined;
}

function nearestTo(levels: readonly Mutable[], price: number): Mutable | undefined {
  let nearest: Mutable | undefined;
  for (const level of levels)
    if (!nearest || Math.abs(level.price - price) < Math.abs(nearest.price - price)) nearest = level;
  return nearest;
}

/** The first of equally weak ones, which is the oldest. */
function weakestOf(levels: readonly PriceLevel[], t: number): number {
  let weakest = 0;
  for (let i = 1; i < levels.length; i++)
    if (computeLevelStrength(levels[i]!, t) < computeLevelStrength(levels[weakest]!, t)) weakest = i;
  return weakest;
}
