import { computeExpectedMaximum } from '../numerics/normal-distribution-maximum';

export interface MinBacktestYears {
  /** Years in which the best of so many strategies without skill is expected to show just that ratio. */
  readonly years: number;
  /** 2 ln N over the square of the ratio, never below: the rule of thumb. */
  readonly bound: number;
}

/**
 * Minimum backtest length: with fewer years than this, the luck of the search alone is expected to produce the annual Sharpe ratio.
 * Bailey, Borwein, Lopez de Prado & Zhu (2014), "Pseudo-mathematics and financial charlatanism", with the expected maximum of N normals.
 * Undefined unless the ratio is above 0. Throws a RangeError below one trial.
 */
export function computeMinBacktestYears(trials: number, annualSharpe: number): MinBacktestYears | undefined {
  const expectedMaximum = computeExpectedMaximum(trials);
  if (!(annualSharpe > 0)) return undefined;
  const years = (expectedMaximum / annualSharpe) ** 2;
  const bound = (2 * Math.log(trials)) / annualSharpe ** 2;
  return Number.isFinite(years) && Number.isFinite(bound) ? { years, bound } : undefined;
}
