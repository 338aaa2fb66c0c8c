import type { GenomeId } from '../strategy/genome';
import { checkSenses, type FurtherSense } from './gene-pool';
import { searchPolicy } from './search-policy';
import { checkSearchSettings, type SearchSettings } from './search-settings';
import { wholeNumber } from './settings';
import type { VariationSettings } from './variation-settings';

/** Everything about how a run searches that its result depends on: recorded complete, so that a run can be repeated under a later policy. */
export interface SearchPlan extends SearchSettings, VariationSettings {
  /** Generations from one move of the adversary to the next; 0: scenarios stay as they are. */
  readonly adversaryEvery: number;
  /** Resampled histories that adaptability is also scored on, by the stationary bootstrap and by a fitted GARCH(1,1). */
  readonly bootstrapWorlds: number;
  readonly garchWorlds: number;
  /** Known strategy families open the first generation. */
  readonly families: boolean;
  /** A user's own strategies that do, before the families. */
  readonly founders: readonly GenomeId[];
  /** Senses whose features conditions may be made of, beside the plain ones; absent: none, as before there were senses. */
  readonly senses?: readonly FurtherSense[];
}

/** The parts of a plan that are either on or off. */
export const searchSwitches = [
  'adaptiveOperators',
  'contextRates',
  'selfAdaptation',
  'epigenetics',
  'behaviourGrid',
  'restarts',
  'families',
] as const;
export type SearchSwitch = (typeof searchSwitches)[number];

/** The plan with the policy's choice wherever nothing was asked for, and where nothing can come of what was: one island sends nobody anywhere. */
export function completePlan(asked: Partial<SearchPlan> = {}): SearchPlan {
  const plan = { ...searchPolicy.default, ...asked };
  const { migrationEvery, migrants } = searchPolicy.default;
  return plan.islands === 1 ? { ...plan, migrationEvery, migrants } : plan;
}

function isGenomeId(id: unknown): boolean {
  return typeof id === 'string' && /^[0-9a-f]{64}$/.test(id);
}

/** Every problem of a plan for a population of this size: what, found, expected. */
export function checkPlan(plan: SearchPlan, population: number): string[] {
  const { founders, senses = [] } = plan;
  const unknown = Object.keys(plan).filter((name) => !(name in searchPolicy.default) && name !== 'senses');
  return [
    ...unknown.map((name) => `search ${name}: expected ${Object.keys(searchPolicy.default).join(', ')}`),
    ...checkSearchSettings(plan, population),
    ...searchSwitches
      .filter((name) => typeof plan[name] !== 'boolean')
      .map((name) => `${name} ${String(plan[name])}: expected true or false`),
    ...wholeNumber('adversaryEvery', plan.adversaryEvery, searchPolicy.adversaryEvery),
    ...wholeNumber('bootstrapWorlds', plan.bootstrapWorlds, searchPolicy.worlds),
    ...wholeNumber('garchWorlds', plan.garchWorlds, searchPolicy.worlds),
    ...(Array.isArray(founders) && founders.every(isGenomeId)
      ? []
      : [`founders ${String(founders)}: expected strategy ids of 64 hex digits`]),
    ...checkSenses(senses),
  ];
}
