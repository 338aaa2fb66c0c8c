import type { Bars } from '../market/bars';
import { findCrises, type Crisis } from './crises';
import { stressPolicy } from './policy';
import type { Scenario } from './scenario';

/**
 * The crises found in the bars as scenarios that replay them elsewhere, `replay-drawdown-2009-03-09` by kind and the UTC day of the bottom. The parameters
 * count in these bars: pass the in-sample ones, and apply the scenarios to no others.
 */
export function createReplayScenarios(bars: Bars): Scenario[] {
  const names = new Set<string>();
  return findCrises(bars).flatMap((crisis) => {
    const name = nameReplay(bars, crisis);
    if (names.has(name)) return [];
    names.add(name);
    const { from, to } = crisis;
    const parameters = { fromBar: from, bars: to - from, ...stressPolicy.replay };
    return [{ name, parts: [{ kind: 'replay', parameters, stream: name }] }];
  });
}

function nameReplay({ time }: Bars, { kind, bottom }: Crisis): string {
  return `replay-${kind}-${new Date(time[bottom]!).toISOString().slice(0, 10)}`;
}
