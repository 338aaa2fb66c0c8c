import { computeMean } from '../numerics/statistics';
import { assertPeriodsPerYear } from './periods-per-year';

export interface TradingActivity {
  /** Money bought and sold together, all orders. */
  readonly tradedValue: number;
  /** Account value in money, one a period. */
  readonly equity: Float64Array;
}

/**
 * How often an account trades itself over in a year: money bought and sold, over mean equity and years. 2 is one purchase and one sale
 * of everything. Undefined without periods or where mean equity is not positive.
 */
export function computeTurnover(activity: TradingActivity, periodsPerYear: number): number | undefined {
  assertPeriodsPerYear(periodsPerYear);
  const meanEquity = computeMean(activity.equity);
  if (meanEquity === undefined || meanEquity <= 0) return undefined;
  return activity.tradedValue / meanEquity / (activity.equity.length / periodsPerYear);
}
