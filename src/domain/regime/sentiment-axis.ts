import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { periodMs } from '../market/periods';
import type { FeatureStream } from '../market/feature';
import { openRealisedVolatility } from '../technical/realised-volatility';
import { axisPolicy, type SentimentPolicy } from './axis-policy';
import { writeBandProbabilities } from './band-probabilities';
import type { RegimeAxis, TimedValues } from './regime-axis';

/**
 * What others fear, by the price of insurance: an index of implied volatility with the thresholds of seed 001. Where no index is at hand a proxy stands in: the
 * realised volatility of the month over that of two years, in the scale of the VIX; it knows what has happened and not what is feared.
 */
export function createSentimentAxis(
  policy: SentimentPolicy = axisPolicy.sentiment,
): RegimeAxis<'risk-on' | 'neutral' | 'risk-off' | 'extreme-risk-off'> {
  const edges = [policy.riskOnBelow, policy.riskOffAbove, policy.extremeAbove].map(computeNaturalLogarithm);
  return {
    states: ['risk-on', 'neutral', 'risk-off', 'extreme-risk-off'],
    words: 'what others fear, by an index of implied volatility, or by realised volatility in its place',
    open: ({ volatilityIndex }) => {
      const index = volatilityIndex ? openIndexReader(volatilityIndex, policy) : openIndexProxy(policy);
      const into = new Float64Array(4);
      return {
        push: (bars, t) => {
          const level = index(bars, t);
          if (!(level > 0 && level < Infinity)) return undefined;
          return writeBandProbabilities(into, computeNaturalLogarithm(level), { edges, error: policy.softness });
        },
      };
    },
  };
}

/** The last close of the index that was known when the bar closed; NaN where it is too old. */
function openIndexReader({ knownAt, values }: TimedValues, policy: SentimentPolicy): FeatureStream['push'] {
  let next = 0;
  return ({ time, period }, t) => {
    const now = time[t]! + periodMs(period);
    while (next < knownAt.length && knownAt[next]! <= now) next++;
    return next > 0 && now - knownAt[next - 1]! <= policy.staleAfterDays * dayMs ? values[next - 1]! : Number.NaN;
  };
}

const dayMs = 86_400_000;

function openIndexProxy({ usualIndex, windowBars, usualBars }: SentimentPolicy): FeatureStream['push'] {
  const usual = openRealisedVolatility(usualBars);
  const recent = openRealisedVolatility(windowBars);
  return (bars, t) => {
    const now = recent(bars, t);
    const before = usual(bars, t);
    return before > 0 ? usualIndex * Math.max(now / before, 1e-6) : Number.NaN;
  };
}
