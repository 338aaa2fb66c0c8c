import type { Bars, BarRange } from '../market/bars';
import { periodMs } from '../market/periods';
import { findBearMarkets, findSpells } from './hindsight-episodes';
import type { RegimeContext, TimedValues } from './regime-axis';
import { regimeChangePolicy } from './transition-policy';

export interface AlertHindsight {
  /** What counts as an episode. */
  readonly rule: string;
  readonly episodes: readonly BarRange[];
}

/** States of views that a rule on an index of implied volatility can judge. */
const fearfulStates: Readonly<Record<string, readonly string[]>> = {
  volatility: ['high', 'extreme'],
  'volatility-classes': ['high'],
  turbulence: ['turbulent'],
  liquidity: ['stressed', 'crisis'],
  sentiment: ['risk-off'],
};

/**
 * By what the alerts of a state can be judged once it is over: bear markets, or spells of a high index of implied volatility. Undefined where no
 * rule speaks of the state, or the index that it needs is absent. Hindsight: never for a decision.
 */
export function findAlertHindsight(
  { view, state }: { readonly view: string; readonly state: string },
  bars: Bars,
  { volatilityIndex }: RegimeContext,
): AlertHindsight | undefined {
  const { bearFall, bearRise, fear } = regimeChangePolicy;
  if (view === 'market' && state === 'bear')
    return {
      rule: `prices fell by ${bearFall * 100} % from a peak, until they rose by ${bearRise * 100} % from a trough`,
      episodes: findBearMarkets(bars.close),
    };
  if (!volatilityIndex || !fearfulStates[view]?.includes(state)) return undefined;
  return {
    rule: `the index of implied volatility stood above ${fear.above} for ${fear.leastBars} bars or more`,
    episodes: findSpells(alignWithBars(volatilityIndex, bars), fear),
  };
}

/** The value that became known during each bar, the last of several; NaN where there was none. */
function alignWithBars({ knownAt, values }: TimedValues, { time, period }: Bars): Float64Array {
  let next = 0;
  return time.map((start) => {
    let value = Number.NaN;
    while (next < knownAt.length && knownAt[next]! <= start + periodMs(period)) {
      if (knownAt[next]! > start) value = values[next]!;
      next++;
    }
    return value;
  });
}
