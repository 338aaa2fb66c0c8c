import { computeNaturalExponential } from '../numerics/natural-exponential';
import type { FeatureStream } from '../market/feature';
import { computeLogReturn, openLogReturns } from './log-returns';

/**
 * The spread that the highs and lows of two bars imply, as a fraction of the price (Corwin & Schultz 2012): the range of two bars holds twice the variance of one
 * but the spread only once. A gap between the bars is taken out, a negative estimate is 0; NaN at the first bar.
 */
export function openSpreadEstimate(): FeatureStream['push'] {
  return ({ high, low, close }, t) => {
    if (t === 0) return Number.NaN;
    const before = close[t - 1]!;
    // Prices moved overnight, when nobody paid the spread.
    const gap = Math.max(0, low[t]! - before) - Math.max(0, before - high[t]!);
    const [top, bottom] = [high[t]! - gap, low[t]! - gap];
    const own = computeLogReturn(bottom, top);
    const last = computeLogReturn(low[t - 1]!, high[t - 1]!);
    const both = computeLogReturn(Math.min(bottom, low[t - 1]!), Math.max(top, high[t - 1]!));
    const squares = own * own + last * last;
    const alpha = ((Math.SQRT2 - 1) * Math.sqrt(squares)) / divisor - Math.sqrt((both * both) / divisor);
    if (!(alpha > 0)) return Number.isNaN(alpha) ? Number.NaN : 0;
    const growth = computeNaturalExponential(Math.min(alpha, 700));
    return (2 * (growth - 1)) / (1 + growth);
  };
}

const divisor = 3 - 2 * Math.SQRT2;

/** What a unit of money moves the price by: |return| over the value traded (Amihud 2002); NaN without volume, and at the first bar. */
export function openPriceImpact(): FeatureStream['push'] {
  const returns = openLogReturns();
  return (bars, t) => {
    const moved = Math.abs(returns(bars, t));
    const traded = bars.volume === undefined ? 0 : bars.volume[t]! * bars.close[t]!;
    // In units of a million, so that the sums keep their digits.
    const impact = traded > 0 ? (1e6 * moved) / traded : Number.NaN;
    return Number.isFinite(impact) ? impact : Number.NaN;
  };
}
