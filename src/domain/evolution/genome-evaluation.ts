import { quantise } from '../numerics/quantise';
import { computeSharpe } from '../performance/sharpe';
import { findMaxDrawdown } from '../performance/max-drawdown';
import { computeTotalReturn } from '../performance/total-return';
import { computeAccountReturns } from '../simulation/account-returns';
import { simulationPolicy } from '../simulation/policy';
import type { SimulatedMarket } from '../simulation/simulated-market';
import { simulateStrategy } from '../simulation/simulate';
import type { Genome } from '../strategy/genome';
import { scoreAdaptability } from './adaptability';
import type { Arena } from './arena';
import type { Evaluation, Metrics, StressOutcome } from './evaluation';
import type { Fitness } from './fitness';
import { evolutionPolicy } from './policy';
import { scoreProfit } from './profit';
import { scoreRobustness } from './robustness';
import { definedFigures, runStretch } from './stretch';
import { scoreSurvival } from './survival';

/** Scores one genome in the four dimensions on all price paths of the arena. */
export function evaluateGenome(genome: Genome, arena: Arena): Evaluation {
  const { history } = arena;
  const { returns, metrics } = runStretch(genome, history, stretchOf(history, arena));
  const stress = arena.stressed.map((market) => runScenario(genome, market, arena));
  const fitness: Fitness = {
    survival: quantise(scoreSurvival(metrics)),
    profit: quantise(scoreProfit(metrics)),
    adaptability: quantise(scoreAdaptability(returns, arena.regimes)),
    robustness: quantise(scoreRobustness(stress)),
  };
  return { fitness, violation: measureViolation(metrics), inSample: metrics, stress };
}

function runScenario(genome: Genome, market: SimulatedMarket, arena: Arena): StressOutcome {
  const { equity } = simulateStrategy(genome, market, stretchOf(market, arena));
  const returns = computeAccountReturns(equity, simulationPolicy.initialCapital);
  return {
    scenario: market.path.name,
    ...definedFigures({
      totalReturn: computeTotalReturn(returns),
      sharpe: computeSharpe(returns, market.periodsPerYear),
      maxDrawdown: findMaxDrawdown(returns)?.depth,
    }),
  };
}

function stretchOf(market: SimulatedMarket, { costs }: Arena) {
  const { initialCapital, maxPosition } = simulationPolicy;
  return { costs, initialCapital, maxPosition, from: 0, to: market.path.bars.close.length };
}

/** How much is missing from what makes a genome worth judging: 0 when enough trades, enough time in the market and a defined ratio. */
function measureViolation({ trades, exposure, sharpe }: Metrics): number {
  const { minTrades, minExposure } = evolutionPolicy.feasibility;
  const missingTrades = Math.max(0, 1 - trades / minTrades);
  const missingExposure = Math.max(0, 1 - (exposure ?? 0) / minExposure);
  return quantise(missingTrades + missingExposure + (sharpe === undefined ? 1 : 0));
}
