import { computeSharpeStandardError } from '../../performance/sharpe-standard-error';
import type { MeasuredFigure } from '../gate-finding';

/** The annualised Sharpe ratio of returns with the standard error that dependence in time leaves it. */
export function measureAnnualSharpe(name: string, returns: Float64Array, periodsPerYear: number): MeasuredFigure {
  const errors = computeSharpeStandardError(returns);
  const perYear = Math.sqrt(periodsPerYear);
  return {
    name,
    value: errors && errors.sharpePerPeriod * perYear,
    standardError: errors && errors.larger * perYear,
    method:
      'Sharpe 1994, annualised; standard error that of independent returns (Mertens 2002) or of dependent ones (Lo 2002), the larger',
  };
}
