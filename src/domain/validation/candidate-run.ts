import type { BarRange } from '../market/bars';
import { quantise } from '../numerics/quantise';
import { findMaxDrawdown } from '../performance/max-drawdown';
import { computeSharpe } from '../performance/sharpe';
import { computeTotalReturn } from '../performance/total-return';
import { computeAccountReturns } from '../simulation/account-returns';
import type { SimulatedMarket } from '../simulation/simulated-market';
import { simulateSignals, type Simulation } from '../simulation/simulate';
import type { StrategySignals } from '../simulation/strategy-signals';
import type { CandidateSetting } from './candidate-setting';

/** What an account came to, in twelve digits; what is undefined is absent. */
export interface RunFigures {
  /** Annualised. */
  readonly sharpe?: number;
  readonly totalReturn?: number;
  /** Positive fraction of the peak. */
  readonly maxDrawdown?: number;
}

export interface CandidateRun {
  readonly simulation: Simulation;
  /** Simple returns, one a bar of the range. */
  readonly returns: Float64Array;
}

export interface RunPlace {
  readonly market: SimulatedMarket;
  readonly range: BarRange;
}

/** Trades a range of bars by signals, the candidate's own or others, under the candidate's exits, sizing and conditions. */
export function runSignals(
  { genome, options }: CandidateSetting,
  signals: StrategySignals,
  { market, range: { from, to } }: RunPlace,
): CandidateRun {
  const simulation = simulateSignals({ genome, signals }, market, { ...options, from, to });
  return { simulation, returns: computeAccountReturns(simulation.equity, options.initialCapital) };
}

/** Throws a RangeError on a return that is not finite. */
export function computeRunFigures(returns: Float64Array, periodsPerYear: number): RunFigures {
  const sharpe = computeSharpe(returns, periodsPerYear);
  const totalReturn = computeTotalReturn(returns);
  const maxDrawdown = findMaxDrawdown(returns)?.depth;
  return {
    ...(sharpe !== undefined && { sharpe: quantise(sharpe) }),
    ...(totalReturn !== undefined && { totalReturn: quantise(totalReturn) }),
    ...(maxDrawdown !== undefined && { maxDrawdown: quantise(maxDrawdown) }),
  };
}
