import { assertFinite } from '../numerics/statistics';
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
  assertFinite(activity.equity);
  const meanEquity = computeMeanEquity(activity.equity);
  if (meanEquity === undefined || meanEquity <= 0) return undefined;
  return activity.tradedValue / meanEquity / (activity.equity.length / periodsPerYear);
}

/** The first value and each change for as long as it lasts: bars on which nothing happens add nothing. */
function computeMeanEquity(equity: Float64Array): number | undefined {
  const count = equity.length;
  if (count === 0) return undefined;
  let changes = 0;
  for (let i = 1; i < count; i++) changes += (equity[i]! - equity[i - 1]!) * (count - i);
  return equity[0]! + changes / count;
}
