import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { periodsPerYear } from '../market/periods';
import { openRealisedVolatility } from '../technical/realised-volatility';
import { axisPolicy, type AxisPolicy } from './axis-policy';
import { writeBandProbabilities } from './band-probabilities';
import type { RegimeAxis } from './regime-axis';
import { volatilityWindowBars } from './volatility-regime';

/**
 * How much prices move, by the annualised thresholds of seed 003. The deviation of n returns is off by a share of 1 / sqrt(2 (n - 1)) (normal returns), which
 * is how sure the class is.
 */
export function createVolatilityAxis(
  policy: AxisPolicy['volatility'] = axisPolicy.volatility,
): RegimeAxis<'low' | 'normal' | 'high' | 'extreme'> {
  const edges = [policy.lowBelow, policy.highAbove, policy.extremeAbove].map(computeNaturalLogarithm);
  return {
    states: ['low', 'normal', 'high', 'extreme'],
    words: 'how much prices move, by the annual volatility of the last month',
    open: () => {
      const into = new Float64Array(4);
      let volatility: ReturnType<typeof openRealisedVolatility> | undefined;
      return {
        push: (bars, t) => {
          const window = volatilityWindowBars(bars, policy);
          volatility ??= openRealisedVolatility(window);
          const annualised = volatility(bars, t) * Math.sqrt(periodsPerYear(bars));
          if (!Number.isFinite(annualised)) return undefined;
          // Prices that stand still are the calmest there are.
          const level = computeNaturalLogarithm(Math.max(annualised, leastVolatility));
          return writeBandProbabilities(into, level, { edges, error: 1 / Math.sqrt(2 * (window - 1)) });
        },
      };
    },
  };
}

const leastVolatility = 1e-9;
