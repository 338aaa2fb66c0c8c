import type { Bars, PricePath } from '../market/bars';
import { sliceBars } from '../market/bars';
import { costPolicies, type CostPolicy, type CostProfile } from '../microstructure/policy';
import { scaleCosts } from '../microstructure/scaled-costs';
import { createSimulatedMarket, type SimulatedMarket } from '../simulation/simulated-market';
import { createReplayScenarios } from '../stress/replay-scenarios';
import type { Scenario } from '../stress/scenario';
import { standardScenarios } from '../stress/standard-scenarios';
import { applyScenario } from '../stress/stressed-path';
import { createWorlds } from '../stress/worlds';
import { markRegimeBars, type RegimeBars } from './adaptability';
import { requireHoldOut } from './hold-out';
import type { SearchPlan } from './search-plan';
import type { TradingLimits } from './trading-limits';
import type { TrainingConstraints, TrainingSettings } from './training-constraints';

/** Where genomes are tried: the in-sample history, the same history under each scenario, and histories that could have been. */
export interface Arena {
  readonly history: SimulatedMarket;
  readonly regimes: RegimeBars;
  readonly stressed: readonly SimulatedMarket[];
  readonly worlds: readonly SimulatedMarket[];
  readonly costs: CostPolicy;
  /** Absent: none but those of the policy. */
  readonly limits?: TradingLimits;
}

/** What an arena is made of beside the bars. */
export interface ArenaSpec {
  readonly seed: number;
  readonly costs: CostProfile;
  readonly scenarios: readonly Scenario[];
  /** Number of resampled histories of each kind. */
  readonly worlds: { readonly bootstrap: number; readonly garch: number };
  readonly constraints?: TrainingConstraints;
}

/**
 * Builds the arena of a run. It holds the in-sample bars alone, so nothing tried in it can see the hold-out; scenarios and worlds draw from
 * streams of the run's seed. Throws `evolution.data-too-short`, and a RangeError on a scenario that is not usable.
 */
export function createArena(bars: Bars, spec: ArenaSpec): Arena {
  return buildArena(takeInSample(bars), spec);
}

/** The same of a history that is used whole: nothing of it is held out. */
export function buildArena(history: PricePath, { seed, costs, scenarios, worlds, constraints }: ArenaSpec): Arena {
  const market = createSimulatedMarket(history);
  const policy = costPolicies[costs];
  return {
    history: market,
    regimes: markRegimeBars(market),
    stressed: scenarios.map((scenario) => createSimulatedMarket(applyScenario(history, scenario, seed))),
    worlds: createWorlds(history, worlds, seed).map(createSimulatedMarket),
    costs: constraints ? scaleCosts(policy, constraints.costScale) : policy,
    ...(constraints && { limits: { constraints, daysPerYear: market.periodsPerYear / market.barsPerDay } }),
  };
}

/** The arena of a run's settings under the scenarios of one of its generations. */
export function specifyArena(
  { seed, costs, search, training }: ArenaSettings,
  scenarios: readonly Scenario[],
): ArenaSpec {
  const worlds = { bootstrap: search.bootstrapWorlds, garch: search.garchWorlds };
  return { seed, costs, scenarios, worlds, ...(training && { constraints: training.constraints }) };
}

/** What an arena takes from the settings of a run. */
export interface ArenaSettings {
  readonly seed: number;
  readonly costs: CostProfile;
  readonly search: SearchPlan;
  readonly training?: TrainingSettings;
}

/** What every run starts under: one scenario of each kind, and the crises that its own in-sample bars hold. */
export function listFirstScenarios(bars: Bars): Scenario[] {
  return listScenariosIn(takeInSample(bars).bars);
}

/** The same of bars that are used whole. */
export function listScenariosIn(inSample: Bars): Scenario[] {
  return [...standardScenarios, ...createReplayScenarios(inSample)];
}

/** The bars that evolution sees, as the path that all others are made from. */
export function takeInSample(bars: Bars): PricePath {
  const { inSample } = requireHoldOut(bars.close.length);
  return { name: 'history', bars: sliceBars(bars, inSample.from, inSample.to), liquidity: undefined };
}
