import type { BarPeriod, TradingCalendar } from './bars';
import { readWeekday } from './civil-date';
import { periodMs } from './periods';
import type { ZoneClock } from './zone-clock';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Day number of the local date, 0 = 1970-01-01. */
export function localDay(instant: number, clock: ZoneClock): number {
  return Math.floor((instant + clock.offsetAt(instant)) / dayMs);
}

/**
 * When the instrument trades, judged by its bars: on Saturdays, so `always`; around the clock on weekdays, so `fx`; else on an `exchange`.
 * Daily bars from Monday to Friday look the same for an exchange and for foreign exchange: they count as an exchange's.
 */
export function inferCalendar(
  time: Float64Array,
  { period, clock }: { period: BarPeriod; clock: ZoneClock },
): TradingCalendar {
  if (periodMs(period) > dayMs) return 'exchange';
  let saturdays = 0;
  const hours = new Float64Array(24);
  for (const instant of time) {
    if (readWeekday(localDay(instant, clock)) === 6) saturdays++;
    const hour = Math.floor((instant + clock.offsetAt(instant)) / hourMs) % 24;
    hours[(hour + 24) % 24]!++;
  }
  // One day in seven is a Saturday; a few stray bars after midnight are not.
  if (saturdays > time.length * 0.1) return 'always';
  const busy = hours.filter((bars) => bars > time.length * 0.01).length;
  const possible = Math.max(1, Math.min(24, Math.floor(dayMs / periodMs(period))));
  return periodMs(period) < dayMs && busy >= possible * 0.9 ? 'fx' : 'exchange';
}
