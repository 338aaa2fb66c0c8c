import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { regimeChangePolicy } from './transition-policy';

export interface NextRegimeOptions {
  /** Number of states; codes run from 1. */
  readonly states: number;
  /** Bars ahead, at least 1. */
  readonly horizonBars: number;
}

export interface RegimeForecaster {
  /** Takes in the regime of a bar, 1 to `states`, or 0 where it is unknown. */
  push(code: number): void;
  /** Probability of each regime `horizonBars` after the last bar; undefined where that bar's regime is unknown. Holds until the next push. */
  probabilities(): Float64Array | undefined;
  /** The same of who only knows how often a regime was the same after so many bars, and takes the others for equally likely. */
  persistence(): Float64Array | undefined;
}

/** Where each regime led after so many bars, as often as it did before: the predictive of a Dirichlet prior with half a move a state (Jeffreys 1946). */
export function createRegimeForecaster({ states, horizonBars }: NextRegimeOptions): RegimeForecaster {
  const { priorMoves } = regimeChangePolicy;
  const moves = new Float64Array(states * states);
  const recent = new Uint8Array(horizonBars);
  const predicted = new Float64Array(states);
  const persistent = new Float64Array(states);
  let [bar, last, kept, left] = [0, 0, 0, 0];
  return {
    push: (code) => {
      const before = recent[bar % horizonBars]!;
      if (before > 0 && code > 0) {
        moves[(before - 1) * states + code - 1]!++;
        if (before === code) kept++;
        else left++;
      }
      recent[bar++ % horizonBars] = last = code;
    },
    probabilities: () => {
      if (last === 0) return undefined;
      let total = 0;
      for (let to = 0; to < states; to++) total += predicted[to] = moves[(last - 1) * states + to]! + priorMoves;
      for (let to = 0; to < states; to++) predicted[to]! /= total;
      return predicted;
    },
    persistence: () => {
      if (last === 0) return undefined;
      const stay = (kept + priorMoves) / (kept + left + 2 * priorMoves);
      persistent.fill((1 - stay) / (states - 1));
      persistent[last - 1] = stay;
      return persistent;
    },
  };
}

export interface ForecastScore {
  readonly forecasts: number;
  /** Mean natural logarithm of the probability that was given to what came: 0 is perfect. */
  readonly logScore: number;
  readonly persistenceLogScore: number;
}

/** The forecasts of each bar from what was known at it (prequential, Dawid 1984); undefined where nothing could be judged. */
export function scoreRegimeForecasts(codes: Uint8Array, options: NextRegimeOptions): ForecastScore | undefined {
  const forecaster = createRegimeForecaster(options);
  let [forecasts, logScore, persistenceLogScore] = [0, 0, 0];
  for (let bar = 0; bar < codes.length; bar++) {
    forecaster.push(codes[bar]!);
    const came = codes[bar + options.horizonBars] ?? 0;
    const predicted = forecaster.probabilities();
    const persistent = forecaster.persistence();
    if (came === 0 || predicted === undefined || persistent === undefined) continue;
    forecasts++;
    logScore += computeNaturalLogarithm(predicted[came - 1]!);
    persistenceLogScore += computeNaturalLogarithm(persistent[came - 1]!);
  }
  if (forecasts === 0) return undefined;
  return { forecasts, logScore: logScore / forecasts, persistenceLogScore: persistenceLogScore / forecasts };
}
