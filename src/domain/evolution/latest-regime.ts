import { sliceBars, type Bars } from '../market/bars';
import { labelVolatilityRegimes, volatilityRegimes, type VolatilityRegime } from '../regime/volatility-regime';
import { requireHoldOut } from './hold-out';

/** The volatility regime at the end of the bars that evolution sees; undefined while unknown. */
export function findLatestRegime(bars: Bars): VolatilityRegime | undefined {
  const { inSample } = requireHoldOut(bars.close.length);
  const code = labelVolatilityRegimes(sliceBars(bars, inSample.from, inSample.to)).at(-1) ?? 0;
  const name = volatilityRegimes[code]!;
  return name === 'unknown' ? undefined : name;
}
