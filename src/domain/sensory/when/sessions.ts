import type { Instrument } from '../../market/bars';
import { readWeekday } from '../../market/civil-date';
import { openLocalTime } from './local-time';
import { timingPolicy } from './policy';
import { openTradingDays } from './trading-days';

/** Counts the centres of foreign exchange that are open at an instant, 0 to 4, each on its own clock: two and more are an overlap. */
export function openSessions(): (instant: number) => number {
  const centres = timingPolicy.sessions.map(({ timezone, opens, closes }) => {
    const { dayOf, minuteOf } = openLocalTime(timezone);
    return (instant: number): boolean => {
      const minute = minuteOf(instant);
      return minute >= opens && minute < closes && readWeekday(dayOf(instant)) <= 5;
    };
  });
  return (instant) => centres.reduce((open, isOpen) => open + Number(isOpen(instant)), 0);
}

/**
 * How much of an exchange's session has passed at an instant, 0 at the opening bell to 1 at the closing one, sooner on half days. NaN outside it, and
 * for exchanges whose hours are not known.
 */
export function openSessionClock(instrument: Pick<Instrument, 'calendar' | 'timezone'>): (instant: number) => number {
  const hours: Readonly<Record<string, { opens: number; closes: number; halfCloses: number }>> =
    timingPolicy.exchangeHours;
  const own = instrument.calendar === 'exchange' ? hours[instrument.timezone] : undefined;
  if (!own) return () => Number.NaN;
  const days = openTradingDays(instrument);
  const { dayOf, minuteOf } = openLocalTime(instrument.timezone);
  return (instant) => {
    const day = dayOf(instant);
    if (!days.isOpen(day)) return Number.NaN;
    const closes = days.isHalf(day) ? own.halfCloses : own.closes;
    const passed = (minuteOf(instant) - own.opens) / (closes - own.opens);
    return passed >= 0 && passed <= 1 ? passed : Number.NaN;
  };
}
