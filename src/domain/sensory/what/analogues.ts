import type { Bars } from '../../market/bars';
import { openAdaptiveInterval } from './adaptive-interval';
import { chooseAnalogues } from './analogue-choice';
import { computeShapeDistance, openMatrixProfile, type MatrixProfile } from './matrix-profile';
import { whatPolicy } from './policy';
import { openRecentValues } from './recent-values';

/** What followed the stretches of the past that look most like the latest one (analogue forecast; Lorenz 1969). Moves in usual moves: see `AnalogueForecast`. */
export interface Analogue {
  /** Bars between the end of its window and the latest bar; its outcome was known at the latest bar. */
  readonly lag: number;
  /** Distance of the two shapes in deviations, 0 to 2. */
  readonly distance: number;
  /** The move over the horizon that followed it. */
  readonly outcome: number;
}

/**
 * A move counts in root mean square moves of its own window, scaled to the horizon by the square root of time: 1 is a usual move of `horizonBars`
 * for a market as lively as it was then, and foretells as much for one as lively as it is now.
 */
export interface AnalogueForecast {
  readonly mean: number;
  /** Share of the analogues that were followed by a rise, half a one where prices stood still. */
  readonly agreement: number;
  /** Half-width of the interval about the mean that is to hold the policy's share of outcomes; NaN while too few forecasts have been judged. */
  readonly halfWidth: number;
}

export interface AnalogueStream {
  /** The forecast at bar `t`'s close; undefined while the past is short, where the window is flat, and where it has too few likes. */
  push(bars: Bars, t: number): AnalogueForecast | undefined;
  /** Behind the last forecast, the most alike first; empty where there is none. */
  analogues(): readonly Analogue[];
}

/** @param windowBars bars of the shape that is compared, at least 3 */
export function openAnalogues(windowBars: number): AnalogueStream {
  const { horizonBars, neighbours, historyBars, leastHistoryBars } = whatPolicy.analogues;
  const profile = openMatrixProfile(windowBars);
  const usualMoves = openRecentValues(historyBars + 1);
  const interval = openAdaptiveInterval();
  const [means, halfWidths] = [openRecentValues(horizonBars), openRecentValues(horizonBars)];
  const lags = new Int32Array(neighbours);
  const spacing = Math.max(profile.leastLag, horizonBars);
  let count = 0;

  const outcomeAfter = (lag: number): number => {
    const { values } = profile.path.levels;
    const then = profile.path.levels.end() - 1 - lag;
    return (values[then + horizonBars]! - values[then]!) / usualMoves.values[usualMoves.end() - 1 - lag]!;
  };

  const judgePast = (): void => {
    if (means.end() < horizonBars) return;
    const mean = means.values[means.end() - horizonBars]!;
    if (Number.isNaN(mean)) return;
    interval.observe(outcomeAfter(horizonBars) - mean, halfWidths.values[halfWidths.end() - horizonBars]!);
  };

  const forecast = (): AnalogueForecast | undefined => {
    const most = profile.mostLag();
    count =
      most < leastHistoryBars ? 0 : chooseAnalogues(profile.correlations, { least: spacing, most, spacing }, lags);
    if (count < neighbours) return undefined;
    let sum = 0;
    let rises = 0;
    for (const lag of lags) {
      const outcome = outcomeAfter(lag);
      sum += outcome;
      rises += outcome > 0 ? 1 : outcome === 0 ? 0.5 : 0;
    }
    return { mean: sum / count, agreement: rises / count, halfWidth: interval.halfWidth() };
  };

  return {
    push: (bars, t) => {
      profile.push(bars, t);
      usualMoves.push(measureUsualMove(profile, windowBars, t) * Math.sqrt(horizonBars));
      judgePast();
      const found = forecast();
      means.push(found ? found.mean : Number.NaN);
      halfWidths.push(found ? found.halfWidth : Number.NaN);
      return found;
    },
    analogues: () =>
      Array.from(lags.subarray(0, count < neighbours ? 0 : count), (lag) => ({
        lag,
        distance: computeShapeDistance(profile.correlations[lag]!),
        outcome: outcomeAfter(lag),
      })),
  };
}

/** Root mean square of the log returns within the latest window; NaN before there is one. */
function measureUsualMove({ path }: MatrixProfile, windowBars: number, t: number): number {
  if (t < windowBars - 1) return Number.NaN;
  const { values } = path.returns;
  const end = path.returns.end();
  let squares = 0;
  for (let i = end - windowBars + 1; i < end; i++) squares += values[i]! * values[i]!;
  return Math.sqrt(squares / (windowBars - 1));
}
