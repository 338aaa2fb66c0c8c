import { quantise } from '../numerics/quantise';
import { computePerformanceMetrics } from '../performance/performance-metrics';
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
  const costs = simulation.costs / options.initialCapital;
  return {
    simulation,
    returns,
    metrics: { ...definedFigures(performance), trades: trades.length, costs: quantise(costs) },
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
