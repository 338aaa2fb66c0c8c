import type { Bars, PricePath } from '../market/bars';
import { sliceBars } from '../market/bars';
import { deriveSeed } from '../numerics/derived-seed';
import { createRandom } from '../numerics/random';
import { costPolicies, type CostPolicy, type CostProfile } from '../microstructure/policy';
import { createSimulatedMarket, type SimulatedMarket } from '../simulation/simulated-market';
import { stressScenarios } from '../stress/stress-scenarios';
import { markRegimeBars, type RegimeBars } from './adaptability';
import { requireHoldOut } from './hold-out';

/** Where genomes are tried: the in-sample history and the same history under each stress scenario. */
export interface Arena {
  readonly history: SimulatedMarket;
  readonly regimes: RegimeBars;
  readonly stressed: readonly SimulatedMarket[];
  readonly costs: CostPolicy;
}

/**
 * Builds the arena of a run. It holds the in-sample bars alone, so nothing tried in it can see the hold-out; scenarios draw from streams of
 * the run's seed. Throws `evolution.data-too-short`.
 */
export function createArena(bars: Bars, { seed, costs }: { seed: number; costs: CostProfile }): Arena {
  const { inSample } = requireHoldOut(bars.close.length);
  const history: PricePath = {
    name: 'history',
    bars: sliceBars(bars, inSample.from, inSample.to),
    liquidity: undefined,
  };
  const stressed = stressScenarios.map(({ name, apply }) =>
    createSimulatedMarket({ ...apply(history, createRandom(deriveSeed(seed, 'stress', name))), name }),
  );
  const market = createSimulatedMarket(history);
  return { history: market, regimes: markRegimeBars(market), stressed, costs: costPolicies[costs] };
}
