import type { Sense } from '../sense';
import { openCalendarEffects, type BelievedEffect } from './calendar-effects';
import { findFedDecision } from './fed-meetings';
import { openLocalTime } from './local-time';
import { timingPolicy } from './policy';
import { whenFeatures } from './when-features';

/** Speaks only for habits of the calendar that outlived a test against luck; on most markets that is silence. */
export const whenSense: Sense = {
  dimension: 'when',
  words: 'habits of the calendar and the clock: weekdays, months, holidays, expiries, Fed decisions, hours',
  horizonBars: () => 1,
  features: whenFeatures,
  open(market) {
    const effects = openCalendarEffects(market);
    const local = openLocalTime(market.timezone);
    let believed: readonly BelievedEffect[] = [];
    let scheduled = true;
    let span = { from: 0, to: 0 };
    return {
      push(bars, t) {
        effects.push(bars, t);
        believed = effects.coming();
        scheduled = findFedDecision(local.dayOf(bars.time[t]!)) !== undefined;
        span = { from: bars.time[0]!, to: bars.time[t]! };
        return strengthOf(believed.reduce((sum, { edge }) => sum + edge, 0));
      },
      // Nobody has announced the meetings of those years.
      coverage: () => (scheduled ? 1 : 1 - 1 / sources),
      evidence: () =>
        believed
          .map(({ name, edge, bars }) => ({
            what: `${name}, mean return of ${bars} bars beyond all others in deviations of a bar`,
            where: span,
            value: edge,
            weight: strengthOf(edge),
          }))
          .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    };
  },
};

/** Weekdays and months, holidays, expiries, Fed decisions, the clock. */
const sources = 5;

function strengthOf(edge: number): number {
  return Math.min(1, Math.max(-1, edge / timingPolicy.effects.fullEdge));
}
