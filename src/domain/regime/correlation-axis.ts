import { computeCorrelation } from '../numerics/correlation';
import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { createRecentWindow, type RecentWindow } from '../numerics/recent-window';
import type { Bars } from '../market/bars';
import { axisPolicy, type CorrelationPolicy } from './axis-policy';
import { writeBandProbabilities } from './band-probabilities';
import { computeLogReturn } from './log-returns';
import { openRecentPeak } from './recent-peak';
import type { RegimeAxis } from './regime-axis';

/** How closely the market goes with a second one over the last month: Pearson's correlation of log returns, sure to 1 / sqrt(n - 3) in Fisher's z (1915). */
export function createCorrelationAxis(
  policy: CorrelationPolicy = axisPolicy.correlation,
): RegimeAxis<'low' | 'normal' | 'high'> {
  const edges = [transform(policy.lowBelow), transform(policy.highAbove)];
  return {
    states: ['low', 'normal', 'high'],
    words: 'how closely prices go with those of a second instrument over the last month',
    open: ({ companion }) => {
      const into = new Float64Array(3);
      const pairs = openReturnPairs(companion, policy.windowBars);
      return {
        push: (bars, t) => {
          pairs.push(bars, t);
          const correlation = pairs.correlation(policy.windowBars);
          if (correlation === undefined) return undefined;
          return writeBandProbabilities(into, transform(correlation), { edges, error: errorOf(policy.windowBars) });
        },
      };
    },
  };
}

/**
 * Whether two markets still go together as they used to: broken down where the correlation of the month is below 0.7 of the year's (seed 003), recovering
 * while that is fresh and no more so. Markets that never went together have nothing to lose.
 */
export function createCouplingAxis(
  policy: CorrelationPolicy = axisPolicy.correlation,
): RegimeAxis<'normal' | 'breakdown' | 'recovery'> {
  const { windowBars, usualBars } = policy;
  const error = Math.sqrt(errorOf(windowBars) ** 2 + errorOf(usualBars) ** 2);
  return {
    states: ['normal', 'breakdown', 'recovery'],
    words: 'whether prices still go with those of a second instrument as they used to',
    open: ({ companion }) => {
      const bands = new Float64Array(2);
      const into = new Float64Array(3);
      const pairs = openReturnPairs(companion, usualBars);
      const memory = openRecentPeak(policy.halfLifeBars);
      return {
        push: (bars, t) => {
          pairs.push(bars, t);
          const usual = pairs.correlation(usualBars);
          const recent = pairs.correlation(windowBars);
          if (usual === undefined || recent === undefined) return undefined;
          const bond = Math.abs(usual);
          const level = transform(Math.sign(usual) * recent) - transform(policy.brokenBelow * bond);
          const broken = bond < policy.lowBelow ? 0 : writeBandProbabilities(bands, level, { edges: [0], error })[0]!;
          into[1] = broken;
          into[2] = (1 - broken) * memory(broken);
          into[0] = 1 - into[1] - into[2];
          return into;
        },
      };
    },
  };
}

function errorOf(values: number): number {
  return 1 / Math.sqrt(values - 3);
}

/** Fisher's z; a correlation of 1 is taken for one that is almost. */
function transform(correlation: number): number {
  const near = Math.max(-0.9999, Math.min(0.9999, correlation));
  return 0.5 * computeNaturalLogarithm((1 + near) / (1 - near));
}

interface ReturnPairs {
  push(bars: Bars, t: number): void;
  /** Correlation of the last so many pairs; undefined until there are as many, or where one of the two does not vary. */
  correlation(count: number): number | undefined;
}

/** Returns of both between times at which both have a bar; companions of another period have none. */
function openReturnPairs(companion: Bars | undefined, most: number): ReturnPairs {
  const [own, other] = [createRecentWindow(most), createRecentWindow(most)];
  let next = 0;
  let last: readonly [own: number, other: number] | undefined;
  const lastOf = ({ start, values }: RecentWindow, count: number): Float64Array =>
    values.subarray(start() + most - count, start() + most);
  return {
    push: (bars, t) => {
      if (companion?.period !== bars.period) return;
      while (next < companion.time.length && companion.time[next]! < bars.time[t]!) next++;
      if (companion.time[next] !== bars.time[t]) return;
      if (last !== undefined) {
        const moved = computeLogReturn(bars.close[last[0]]!, bars.close[t]!);
        const movedOther = computeLogReturn(companion.close[last[1]]!, companion.close[next]!);
        if (!Number.isNaN(moved) && !Number.isNaN(movedOther)) {
          own.push(moved);
          other.push(movedOther);
        }
      }
      last = [t, next];
    },
    correlation: (count) => (own.isFull() ? computeCorrelation(lastOf(own, count), lastOf(other, count)) : undefined),
  };
}
