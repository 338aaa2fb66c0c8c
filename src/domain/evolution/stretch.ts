import { quantise } from '../numerics/quantise';
import { computeAverageTradeDuration } from '../performance/average-trade-duration';
import { computePerformanceMetrics, type PerformanceMetrics } from '../performance/performance-metrics';
import { computeAccountReturns } from '../simulation/account-returns';
import type { SimulatedMarket } from '../simulation/simulated-market';
import type { SimulationOptions } from '../simulation/simulation-options';
import { simulateStrategy, type Simulation } from '../simulation/simulate';
import type { Genome } from '../strategy/genome';
import type { Metrics } from './evaluation';

/** A strategy's life over a range of bars: what happened, bar by bar, and what it comes to. */
export interface Stretch {
  readonly simulation: Simulation;
  readonly returns: Float64Array;
  readonly metrics: Metrics;
}

export function runStretch(genome: Genome, market: SimulatedMarket, options: SimulationOptions): Stretch {
  const simulation = simulateStrategy(genome, market, options);
  const { equity, trades } = simulation;
  const returns = computeAccountReturns(equity, options.initialCapital);
  const performance = computePerformanceMetrics(
    {
      returns,
      equity,
      profits: trades.map(({ profit }) => profit),
      tradedValue: simulation.tradedValue,
      periodsHeld: simulation.barsInMarket,
    },
    market.periodsPerYear,
  );
  return {
    simulation,
    returns,
    metrics: completeMetrics(performance, { ...simulation, initialCapital: options.initialCapital }),
  };
}

/** The defined figures of a stretch and what trading it took. */
export function completeMetrics(
  performance: PerformanceMetrics,
  trading: { readonly costs: number; readonly barsInMarket: number; readonly initialCapital: number },
): Metrics {
  const { trades } = performance;
  const holdingBars = computeAverageTradeDuration(trading.barsInMarket, trades);
  return {
    ...definedFigures<keyof PerformanceMetrics>(performance),
    trades,
    costs: quantise(trading.costs / trading.initialCapital),
    ...(holdingBars !== undefined && { holdingBars: quantise(holdingBars) }),
  };
}

/** The defined figures, cut to what every platform agrees on. */
export function definedFigures<Name extends string>(
  figures: Readonly<Record<Name, number | undefined>>,
): { readonly [N in Name]?: number } {
  const entries = Object.entries<number | undefined>(figures).flatMap(([name, value]) =>
    value !== undefined && Number.isFinite(value) ? [[name, quantise(value)] as const] : [],
  );
  return Object.fromEntries(entries) as { readonly [N in Name]?: number };
}
