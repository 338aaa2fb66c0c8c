import { computeNormalCdf } from '../numerics/normal-distribution';
import { quantise } from '../numerics/quantise';
import { openDirectionalIndex } from '../technical/directional-index';
import { axisPolicy, type AxisPolicy } from './axis-policy';
import { writeBandProbabilities } from './band-probabilities';
import { openDirectionLevel } from './direction-axis';
import type { RegimeAxis } from './regime-axis';

/**
 * Whether prices go somewhere, and where to. The directional index says whether (seed 001: above 25 it trends, below 20 it ranges, between the two it
 * changes over); the edges are soft, so that the likeliest state is the seed's and a value near an edge says so. The move over
 * the bars of that index says where to.
 */
export function createTrendAxis(
  policy: AxisPolicy['trend'] = axisPolicy.trend,
): RegimeAxis<'falling' | 'ranging' | 'transitioning' | 'rising'> {
  const { period, rangingBelow, trendingAbove, softness } = policy;
  return {
    states: ['falling', 'ranging', 'transitioning', 'rising'],
    words: 'whether prices go somewhere, by the directional index (ADX), and where to',
    open: () => {
      const strength = openDirectionalIndex(period);
      const direction = openDirectionLevel(2 * period);
      const bands = new Float64Array(3);
      const into = new Float64Array(4);
      return {
        push: (bars, t) => {
          const index = strength(bars, t);
          const level = direction(bars, t);
          if (!Number.isFinite(index) || Number.isNaN(level)) return undefined;
          writeBandProbabilities(bands, index, { edges: [rangingBelow, trendingAbove], error: softness });
          const upward = quantise(computeNormalCdf(level / axisPolicy.direction.softness));
          into[0] = bands[2]! * (1 - upward);
          into[1] = bands[0]!;
          into[2] = bands[1]!;
          into[3] = bands[2]! * upward;
          return into;
        },
      };
    },
  };
}
