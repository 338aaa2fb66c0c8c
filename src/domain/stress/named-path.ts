import type { Bars, PricePath } from '../market/bars';

/** The transformed path: named by what was done to it, or by all that was done, in its order. */
export function namePath(
  path: PricePath,
  name: string,
  changed: { readonly bars: Bars; readonly liquidity?: Float64Array },
): PricePath {
  return {
    name: path.name === 'history' ? name : `${path.name}+${name}`,
    bars: changed.bars,
    liquidity: changed.liquidity ?? path.liquidity,
  };
}
