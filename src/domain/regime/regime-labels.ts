import type { Bars } from '../market/bars';
import { regimePolicy, type RegimePolicy } from './policy';
import { labelTrendRegimes, trendRegimes, type TrendRegime } from './trend-regime';
import { labelVolatilityRegimes, volatilityRegimes, type VolatilityRegime } from './volatility-regime';

/** Codes per bar, one array an axis; 0 is unknown on each. A label uses the bars up to its own. */
export interface RegimeLabels {
  readonly volatility: Uint8Array;
  readonly trend: Uint8Array;
}

/** A bar's regime by name; undefined where an axis is still unknown. */
export interface Regime {
  readonly volatility: VolatilityRegime | undefined;
  readonly trend: TrendRegime | undefined;
}

export function labelRegimes(bars: Bars, policy: RegimePolicy = regimePolicy): RegimeLabels {
  return {
    volatility: labelVolatilityRegimes(bars, policy.volatility),
    trend: labelTrendRegimes(bars, policy.trend),
  };
}

/** Throws RangeError outside the labelled bars. */
export function regimeAt({ volatility, trend }: RegimeLabels, bar: number): Regime {
  const volatilityCode = volatility[bar];
  const trendCode = trend[bar];
  if (volatilityCode === undefined || trendCode === undefined)
    throw new RangeError(`bar ${bar} of ${volatility.length} labelled bars`);
  return {
    volatility: known(volatilityRegimes[volatilityCode]),
    trend: known(trendRegimes[trendCode]),
  };
}

function known<Name extends string>(name: Name | undefined): Exclude<Name, 'unknown'> | undefined {
  return name === 'unknown' ? undefined : (name as Exclude<Name, 'unknown'> | undefined);
}
