import type { FeatureStream } from '../../market/feature';
import type { Bars } from '../../market/bars';
import { openZigZag, type SwingPoint } from '../../technical/zigzag';
import { whatPolicy, type HarmonicShape, type RatioRange } from './policy';

/** The swing points X, A, B, C and D. */
export type FiveSwings = readonly [SwingPoint, SwingPoint, SwingPoint, SwingPoint, SwingPoint];

export interface HarmonicPattern {
  readonly shape: HarmonicShape;
  /** 1 where D is a low, from which prices are expected to rise; -1 where it is a high. */
  readonly sign: 1 | -1;
  /** 1: all ratios within their bounds; towards 0 the further they lie outside. */
  readonly fit: number;
  readonly points: FiveSwings;
}

/** Sizes of the legs and what the shapes ask of them. */
export interface LegRatios {
  readonly ab: number;
  readonly bc: number;
  readonly cd: number;
  readonly ad: number;
  readonly xc: number;
  readonly cdOverXc: number;
}

export function measureLegRatios(points: FiveSwings): LegRatios {
  const [x, a, b, c, d] = points.map(({ price }) => price) as [number, number, number, number, number];
  const distance = (from: number, to: number): number => Math.abs(to - from);
  const xa = distance(x, a);
  return {
    ab: distance(a, b) / xa,
    bc: distance(b, c) / distance(a, b),
    cd: distance(c, d) / distance(b, c),
    ad: distance(a, d) / xa,
    xc: distance(x, c) / xa,
    cdOverXc: distance(c, d) / distance(x, c),
  };
}

/** The pattern that five swing points in a row fit best, if any: Gartley 1935, Pesavento 1997, Carney 2010. */
export function findHarmonicPattern(points: FiveSwings): HarmonicPattern | undefined {
  const ratios = measureLegRatios(points);
  let best: HarmonicPattern | undefined;
  for (const shape of whatPolicy.harmonic.shapes) {
    const fit = measureFit(shape, ratios);
    if (fit > (best?.fit ?? 0)) best = { shape, sign: points[4].kind === 'low' ? 1 : -1, fit, points };
  }
  return best;
}

function measureFit(shape: HarmonicShape, { ab, bc, cd, ad, xc, cdOverXc }: LegRatios): number {
  const strays = [
    stray(ab, shape.b),
    stray(shape.beyond ? xc : bc, shape.c),
    stray(shape.beyond ? cdOverXc : ad, shape.d),
  ];
  if (shape.projection) strays.push(stray(cd, shape.projection));
  // A shape within whose B does not go beyond X and whose C does not go beyond A says so by its ratios; the cypher's C must.
  if (strays.some((one) => one > 1)) return 0;
  return 1 - strays.reduce((sum, one) => sum + one, 0) / strays.length;
}

/** How far a ratio lies outside its range, in tolerances. */
function stray(ratio: number, [least, most]: RatioRange): number {
  const outside = Math.max(0, least - ratio) / least + Math.max(0, ratio - most) / most;
  return outside / whatPolicy.harmonic.tolerance;
}

export interface HarmonicStream extends FeatureStream {
  /** The pattern behind the last value; undefined where it is 0 or NaN. */
  pattern(): HarmonicPattern | undefined;
}

/**
 * The pattern in force, signed: its fit when D is confirmed, fading to 0 over its life, 0 from the bar that closes beyond D, which is where the idea was wrong.
 * Swing points by a reversal of `reversalRanges` average true ranges. NaN before there is an average true range.
 */
export function openHarmonicPatterns(reversalRanges: number): HarmonicStream {
  const swings = openZigZag({ reversalRanges, rangeBars: whatPolicy.swings.rangeBars });
  const { lifeBars } = whatPolicy.harmonic;
  let points: readonly SwingPoint[] = [];
  let pattern: HarmonicPattern | undefined;

  const follow = (bars: Bars, t: number): void => {
    const found = swings.push(bars, t);
    if (found) {
      points = [...points.slice(-4), found];
      if (isFive(points)) pattern = findHarmonicPattern(points) ?? pattern;
    }
    if (!pattern) return;
    const last = pattern.points[4];
    const failed = pattern.sign * (bars.close[t]! - last.price) < 0;
    if (failed || t - last.confirmedBar >= lifeBars) pattern = undefined;
  };

  return {
    pattern: () => pattern,
    push: (bars, t) => {
      follow(bars, t);
      if (t < whatPolicy.swings.rangeBars) return Number.NaN;
      return pattern ? pattern.sign * pattern.fit * (1 - (t - pattern.points[4].confirmedBar) / lifeBars) : 0;
    },
  };
}

function isFive(points: readonly SwingPoint[]): points is FiveSwings {
  return points.length === 5;
}
