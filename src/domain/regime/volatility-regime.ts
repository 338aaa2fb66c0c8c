import type { Bars } from '../market/bars';
import { barsPerDay, periodsPerYear } from '../market/periods';
import { realisedVolatility } from '../technical/realised-volatility';
import { regimePolicy, type VolatilityRegimePolicy } from './policy';

/**
 * How much prices move just now, which is what trading costs and position sizes hang on. Measured over the past month, so a label lags a
 * sudden change by days; it never knows what comes.
 */
export type VolatilityRegime = 'low' | 'medium' | 'high';

/** Names of the codes 0, 1, 2 and 3. */
export const volatilityRegimes = ['unknown', 'low', 'medium', 'high'] as const;

/** One code a bar: 0 while unknown (warm-up), 1 low, 2 medium, 3 high; a volatility on a threshold is medium. */
export function labelVolatilityRegimes(
  bars: Bars,
  policy: VolatilityRegimePolicy = regimePolicy.volatility,
): Uint8Array {
  const { lowBelow, highAbove } = policy;
  const annual = Math.sqrt(periodsPerYear(bars));
  const volatility = realisedVolatility(bars.close, volatilityWindowBars(bars, policy));
  return Uint8Array.from(volatility, (perBar) => {
    const annualised = perBar * annual;
    return Number(annualised >= 0) + Number(annualised >= lowBelow) + Number(annualised > highAbove);
  });
}

/** Bars of the window, which is also the number of bars at the start without a label. */
export function volatilityWindowBars(
  { period, calendar }: Pick<Bars, 'period' | 'calendar'>,
  { windowDays, minWindowBars }: VolatilityRegimePolicy,
): number {
  return Math.max(minWindowBars, Math.round(windowDays * barsPerDay(period, calendar)));
}
