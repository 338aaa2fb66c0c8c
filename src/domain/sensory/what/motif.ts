import type { FeatureStream } from '../../market/feature';
import { computeShapeDistance, openMatrixProfile } from './matrix-profile';
import { whatPolicy } from './policy';

/**
 * Distance of the latest window from the most similar earlier one, in deviations (left matrix profile; Yeh et al. 2016): near 0 the market repeats itself,
 * a motif. NaN while the past is short and where the window is flat.
 */
export function openMotifDistance(windowBars: number): FeatureStream {
  const profile = openMatrixProfile(windowBars);
  return {
    push: (bars, t) => {
      profile.push(bars, t);
      const { correlations, leastLag } = profile;
      const most = profile.mostLag();
      if (most < whatPolicy.analogues.leastHistoryBars) return Number.NaN;
      let nearest = Number.NEGATIVE_INFINITY;
      for (let lag = leastLag; lag <= most; lag++) if (correlations[lag]! > nearest) nearest = correlations[lag]!;
      return computeShapeDistance(nearest === Number.NEGATIVE_INFINITY ? Number.NaN : nearest);
    },
  };
}

/**
 * Share of the motif distances before this one that were smaller, half of those equal: at 1 the latest window is the discord of its time, a shape least like any before it
 * (Keogh, Lin & Fu 2005). NaN until there are enough to compare with, and where the distance itself is undefined.
 */
export function openDiscordRank(windowBars: number): FeatureStream {
  const { comparedBars } = whatPolicy.discord;
  const motif = openMotifDistance(windowBars);
  const distances = new Float64Array(comparedBars);
  let seen = 0;
  return {
    push: (bars, t) => {
      const distance = motif.push(bars, t);
      if (Number.isNaN(distance)) return distance;
      let below = 0;
      let equal = 0;
      for (const other of distances) {
        below += Number(other < distance);
        equal += Number(other === distance);
      }
      const rank = seen < comparedBars ? Number.NaN : (below + equal / 2) / comparedBars;
      distances[seen % comparedBars] = distance;
      seen++;
      return rank;
    },
  };
}
