import type { Bars } from '../market/bars';
import { labelVolatilityRegimes, volatilityRegimes, type VolatilityRegime } from '../regime/volatility-regime';

/** The volatility regime at the end of the bars that evolution sees; undefined while unknown. */
export function findLatestRegime(inSample: Bars): VolatilityRegime | undefined {
  const code = labelVolatilityRegimes(inSample).at(-1) ?? 0;
  const name = volatilityRegimes[code]!;
  return name === 'unknown' ? undefined : name;
}
