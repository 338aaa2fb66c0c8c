import { computeSharpe } from '../performance/sharpe';
import { findRegimeTransitions } from '../regime/regime-transitions';
import type { SimulatedMarket } from '../simulation/simulated-market';
import type { StressOutcome } from './evaluation';
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

/** Annualised Sharpe ratios over the bars of a kind, and how many there are. */
export interface RatioWhere {
  readonly bars: number;
  readonly sharpe: number | undefined;
}

/** In low, medium and high volatility, and after changes of regime. */
export interface RegimeRatios {
  readonly byRegime: readonly [low: RatioWhere, medium: RatioWhere, high: RatioWhere];
  readonly afterChange: RatioWhere;
}

export function measureRegimeRatios(returns: Float64Array, marks: RegimeBars): RegimeRatios {
  const { regime, afterChange, periodsPerYear } = marks;
  const ratioWhere = (codes: Uint8Array, code: number): RatioWhere => {
    const chosen = returns.filter((_, bar) => codes[bar] === code);
    return { bars: chosen.length, sharpe: computeSharpe(chosen, periodsPerYear) };
  };
  return {
    byRegime: [ratioWhere(regime, 1), ratioWhere(regime, 2), ratioWhere(regime, 3)],
    afterChange: ratioWhere(afterChange, 1),
  };
}

/**
 * Does it cope with change? The worst Sharpe ratio among the volatility regimes, and the one over the bars that follow a change of regime
 * (seed 001 section 2: "Regime transitions"). History without regimes long enough to judge scores 0. Where there are worlds, histories that
 * could have been, they weigh as much: the mean of their Sharpe ratios' scores, 0 for one that is undefined.
 */
export function scoreAdaptability(ratios: RegimeRatios, worlds: readonly StressOutcome[]): number {
  const here = scoreRegimes(ratios);
  if (worlds.length === 0) return here;
  const elsewhere = worlds.reduce((sum, { sharpe }) => sum + (sharpe === undefined ? 0 : scoreGain(sharpe, 1)), 0);
  return (here + elsewhere / worlds.length) / 2;
}

function scoreRegimes({ byRegime, afterChange }: RegimeRatios): number {
  const ratios = byRegime.map(judge).filter((ratio) => ratio !== undefined);
  if (ratios.length === 0) return 0;
  const worst = scoreGain(Math.min(...ratios), 1);
  const changing = judge(afterChange);
  return changing === undefined ? worst : (worst + scoreGain(changing, 1)) / 2;
}

/** A strategy that stays out of a regime neither gains nor loses there; too few bars say nothing. */
function judge({ bars, sharpe }: RatioWhere): number | undefined {
  return bars < evolutionPolicy.fitness.minRegimeBars ? undefined : (sharpe ?? 0);
}
