import type { Bars, BarRange } from '../market/bars';
import { periodsPerYear } from '../market/periods';
import { computePerformanceMetrics } from '../performance/performance-metrics';
import { computeAccountReturns } from '../simulation/account-returns';
import { holdInstrument } from '../simulation/buy-and-hold';
import type { Metrics } from './evaluation';
import { definedFigures } from './stretch';

/** Buy-and-hold over a range of bars, the least a strategy has to beat. */
export function measureBuyAndHold(bars: Bars, { from, to }: BarRange): Metrics {
  const equity = holdInstrument(bars, from, to);
  const returns = computeAccountReturns(equity, 1);
  const record = {
    returns,
    equity,
    profits: [equity[equity.length - 1]! - 1],
    tradedValue: 1,
    periodsHeld: equity.length,
  };
  return { ...definedFigures(computePerformanceMetrics(record, periodsPerYear(bars))), trades: 1, costs: 0 };
}
