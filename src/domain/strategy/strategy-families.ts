import type { BarPeriod } from '../market/bars';
import { periodMinutes } from '../market/periods';
import { canonicalGenome } from './canonical-genome';
import { breakout } from './families/breakout';
import { calendar } from './families/calendar';
import { fullStake, type KnownRules, type KnownStrategy } from './families/known-strategy';
import { meanReversion } from './families/mean-reversion';
import { trendFollowing } from './families/trend-following';
import { volatilityHarvesting } from './families/volatility-harvesting';
import { volatilityTargeting } from './families/volatility-targeting';
import { resolveFeature } from './feature-registry';
import type { Genome } from './genome';
import { featuresOf } from './rule-walk';

export interface StrategyFamily {
  readonly family: string;
  readonly strategies: readonly KnownStrategy[];
  /** Opens the first generation; one that does not is there to be read, tested and named as a founder. */
  readonly founds: boolean;
}

/** What traders already know, family by family: the first generation may start from it instead of from chance. */
export const strategyFamilies: readonly StrategyFamily[] = [
  { family: 'trend following', strategies: trendFollowing.map(knownStrategy), founds: true },
  { family: 'mean reversion', strategies: meanReversion.map(knownStrategy), founds: true },
  { family: 'breakout', strategies: breakout.map(knownStrategy), founds: true },
  { family: 'calendar', strategies: calendar.map(knownStrategy), founds: true },
  { family: 'volatility targeting', strategies: volatilityTargeting.map(knownStrategy), founds: true },
  // Off until shown (decision 0034).
  { family: 'volatility harvesting', strategies: volatilityHarvesting.map(knownStrategy), founds: false },
];

export interface KnownOn {
  readonly hasVolume: boolean;
  readonly period: BarPeriod;
}

/**
 * The known strategies that can trade on such data, canonical, no two the same. Their order is fixed and takes the families in turn, so that the
 * first few of them already stand for all.
 */
export function knownStrategies({ hasVolume, period }: KnownOn): Genome[] {
  const fitting = strategyFamilies
    .filter(({ founds }) => founds)
    .map(({ strategies }) =>
      strategies.filter((strategy) => fitsPeriod(strategy, period) && (hasVolume || !needsVolume(strategy))),
    );
  const turns = Math.max(...fitting.map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) => fitting.flatMap((strategies) => strategies[turn] ?? []))
    .flat()
    .map(({ genome }) => genome);
}

export function needsVolume({ genome }: Pick<KnownStrategy, 'genome'>): boolean {
  return featuresOf(genome).some((ref) => resolveFeature(ref).feature.needsVolume);
}

const dayMinutes = periodMinutes('1d');

function fitsPeriod({ bars }: KnownStrategy, period: BarPeriod): boolean {
  const minutes = periodMinutes(period);
  if (bars === 'daily') return minutes === dayMinutes;
  return bars === 'any' || minutes <= dayMinutes;
}

function knownStrategy({ name, source, bars, long, short, exits = {}, sizing = fullStake }: KnownRules): KnownStrategy {
  const genome = canonicalGenome({ schema: 1, ...(long && { long }), ...(short && { short }), exits, sizing });
  return { name, source, bars, genome };
}
