import type { Bars, PricePath } from '../market/bars';
import type { Random } from '../numerics/random';

/** A transformation of a price path: what a strategy has to live through. The same generator state gives the same path. */
export interface StressScenario {
  readonly name: string;
  /** What happens, in words for a report. */
  readonly describe: string;
  apply(path: PricePath, random: Random): PricePath;
}

/** The transformed path: named by the scenario, or by all scenarios in the order applied when they are stacked. */
export function stressedPath(
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
