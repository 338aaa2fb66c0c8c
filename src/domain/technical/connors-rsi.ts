import type { FeatureStream } from '../market/feature';
import { openRelativeStrength } from './relative-strength';
import { createStreamedFeature } from './streamed-feature';

/** Bars of the RSI that is taken of streaks. */
const streakPeriod = 2;

/** Bars in a row that closed higher, negative where lower, 0 after an unchanged close. */
function openStreak(): FeatureStream['push'] {
  let streak = 0;
  return ({ close }, t) => {
    const change = t === 0 ? 0 : Math.sign(close[t]! - close[t - 1]!);
    streak = Math.sign(streak) === change ? streak + change : change;
    return streak;
  };
}

/** Share of the `window` changes before the present one that were smaller, 0 to 100. */
function openChangeRank(window: number): FeatureStream['push'] {
  const changes = new Float64Array(window);
  return ({ close }, t) => {
    if (t === 0) return Number.NaN;
    const change = close[t]! / close[t - 1]! - 1;
    let below = 0;
    for (let index = 0; index < window; index++) below += Number(changes[index]! < change);
    changes[t % window] = change;
    return t <= window ? Number.NaN : (100 * below) / window;
  };
}

/**
 * Connors RSI, 0 to 100 (Connors and Alvarez 2012): the mean of a short RSI of the close, of the RSI of its streak and of the rank of its last
 * change. NaN for the first `rank + 1` bars and where close or streak has never moved.
 */
function openConnorsStrength(period: number, rank: number): FeatureStream['push'] {
  const strengthOf = openRelativeStrength(period);
  const streakOf = openStreak();
  const streakStrengthOf = openRelativeStrength(streakPeriod);
  const rankOf = openChangeRank(rank);
  return (bars, t) => {
    const strength = strengthOf(bars.close[t]!);
    const streakStrength = streakStrengthOf(streakOf(bars, t));
    return (strength + streakStrength + rankOf(bars, t)) / 3;
  };
}

export const connorsStrength = createStreamedFeature({
  name: 'connors-rsi',
  family: 'momentum',
  unit: 'index',
  words: 'the {period}-bar Connors RSI (rank among {rank} bars)',
  source: 'Connors and Alvarez 2012',
  parameters: [
    { name: 'period', min: 2, max: 5, step: 1 },
    { name: 'rank', min: 50, max: 150, step: 50 },
  ],
  threshold: { min: 5, max: 95, step: 5 },
  warmupBars: ([, rank]) => rank! + 1,
  open: ([period, rank]) => openConnorsStrength(period!, rank!),
});
