import { computeSharpe } from '../performance/sharpe';
import { findMaxDrawdown } from '../performance/max-drawdown';
import { computeTotalReturn } from '../performance/total-return';
import { computeAccountReturns } from '../simulation/account-returns';
import { windowCount } from '../simulation/kernel-layout';
import { simulationPolicy } from '../simulation/policy';
import type { RegimeGains } from '../simulation/regime-gains';
import type { SimulatedMarket } from '../simulation/simulated-market';
import { simulateStrategy } from '../simulation/simulate';
import type { Genome } from '../strategy/genome';
import { permitGains } from './account-terms';
import { measureRegimeRatios } from './adaptability';
import type { Arena } from './arena';
import type { Evaluation } from './evaluation';
import { concludeEvaluation, type PathOutcome } from './evaluation-conclusion';
import { runStretch } from './stretch';

/** Scores one genome in the four dimensions on all price paths of the arena: the plain form of what `evaluatePopulation` does. */
export function evaluateGenome(genome: Genome, arena: Arena, gains?: RegimeGains): Evaluation {
  const { history, limits } = arena;
  const regimeGains = permitGains(gains, limits?.constraints);
  const optionsFor = (market: SimulatedMarket) => ({
    costs: arena.costs,
    initialCapital: simulationPolicy.initialCapital,
    maxPosition: limits?.constraints.maxPosition ?? simulationPolicy.maxPosition,
    ...(regimeGains && { regimeGains }),
    from: 0,
    to: market.path.bars.close.length,
  });
  const runPath = (market: SimulatedMarket): PathOutcome => {
    const { equity } = simulateStrategy(genome, market, optionsFor(market));
    const returns = computeAccountReturns(equity, simulationPolicy.initialCapital);
    return {
      scenario: market.path.name,
      totalReturn: computeTotalReturn(returns),
      sharpe: computeSharpe(returns, market.periodsPerYear),
      maxDrawdown: findMaxDrawdown(returns)?.depth,
    };
  };
  const { returns, metrics } = runStretch(genome, history, optionsFor(history));
  return concludeEvaluation(
    {
      metrics,
      regimes: measureRegimeRatios(returns, arena.regimes),
      windows: cutIntoWindows(returns).map((window) => computeSharpe(window, history.periodsPerYear)),
      stress: arena.stressed.map(runPath),
      worlds: arena.worlds.map(runPath),
    },
    limits,
  );
}

/** Equal stretches, oldest first; where they cannot be equal the later ones are longer. */
export function cutIntoWindows(returns: Float64Array): Float64Array[] {
  const boundary = (window: number): number => Math.floor((window * returns.length) / windowCount);
  return Array.from({ length: windowCount }, (_, window) => returns.subarray(boundary(window), boundary(window + 1)));
}
