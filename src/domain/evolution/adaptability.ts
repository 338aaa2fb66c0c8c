import { computeSharpe } from '../performance/sharpe';
import { findRegimeTransitions } from '../regime/regime-transitions';
import type { SimulatedMarket } from '../simulation/simulated-market';
import { evolutionPolicy } from './policy';
import { scoreGain } from './score';

/** Which bars of a history belong to which volatility regime (codes 0 unknown to 3 high), and which follow a change of it (1). */
export interface RegimeBars {
  readonly regime: Uint8Array;
  readonly afterChange: Uint8Array;
  readonly periodsPerYear: number;
}

export function markRegimeBars({ volatilityRegime, periodsPerYear }: SimulatedMarket): RegimeBars {
  const afterChange = new Uint8Array(volatilityRegime.length);
  for (const bar of findRegimeTransitions(volatilityRegime))
    afterChange.fill(1, bar + 1, bar + 1 + evolutionPolicy.fitness.transitionBars);
  return { regime: volatilityRegime, afterChange, periodsPerYear };
}

/**
 * Does it cope with change? The worst Sharpe ratio among the volatility regimes, and the one over the bars that follow a change of regime
 * (seed 001 section 2: "Regime transitions"). History without regimes long enough to judge scores 0.
 */
export function scoreAdaptability(returns: Float64Array, { regime, afterChange, periodsPerYear }: RegimeBars): number {
  const ratioWhere = (codes: Uint8Array, code: number): number | undefined => {
    const chosen = returns.filter((_, bar) => codes[bar] === code);
    if (chosen.length < evolutionPolicy.fitness.minRegimeBars) return undefined;
    // A strategy that stays out of a regime neither gains nor loses there.
    return computeSharpe(chosen, periodsPerYear) ?? 0;
  };
  const ratios = [1, 2, 3].map((code) => ratioWhere(regime, code)).filter((ratio) => ratio !== undefined);
  if (ratios.length === 0) return 0;
  const worst = scoreGain(Math.min(...ratios), 1);
  const changing = ratioWhere(afterChange, 1);
  return changing === undefined ? worst : (worst + scoreGain(changing, 1)) / 2;
}
