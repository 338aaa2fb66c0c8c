import type { BarPeriod, TradingCalendar } from '../market/bars';
import { periodMinutes } from '../market/periods';
import { readCivilDate } from '../market/civil-date';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** A stretch of time that bars are gathered into. */
export interface HigherPeriod {
  /** As a bar period; months, quarters and years by their usual length. */
  readonly period: BarPeriod;
  /**
   * Number of the stretch that an instant lies in, rising with time. `local` is the instant on the wall clock of the instrument, in
   * milliseconds as if that were UTC.
   */
  readonly numberAt: (instant: number, local: number, calendar: TradingCalendar) => number;
}

/** Up to an hour by elapsed time, aligned to the wall: in autumn the hour that the wall shows twice is two hours. */
function elapsed(minutes: number, period: BarPeriod): HigherPeriod {
  const length = minutes * minuteMs;
  return { period, numberAt: (instant, local) => Math.floor((instant + ((local - instant) % length)) / length) };
}

/** By the clock on the wall: what holds a change of clocks is an hour longer or shorter. */
function wall(length: number, period: BarPeriod): HigherPeriod {
  return { period, numberAt: (_instant, local) => Math.floor(local / length) };
}

/** Weeks end on Saturday 00:00 where weekends are free, so Sunday evening begins one; else on Monday 00:00. 1970-01-01 was a Thursday. */
const week: HigherPeriod = {
  period: '1w',
  numberAt: (_instant, local, calendar) =>
    Math.floor((Math.floor(local / dayMs) - (calendar === 'always' ? 4 : 2)) / 7),
};

function months(count: number, period: BarPeriod): HigherPeriod {
  return {
    period,
    numberAt: (_instant, local) => {
      const { year, month } = readCivilDate(Math.floor(local / dayMs));
      return Math.floor((year * 12 + month - 1) / count);
    },
  };
}

/** The timeframes that traders look up to. */
const ladder: readonly HigherPeriod[] = [
  elapsed(1, '1m'),
  elapsed(5, '5m'),
  elapsed(15, '15m'),
  elapsed(60, '1h'),
  wall(4 * hourMs, '4h'),
  wall(dayMs, '1d'),
  week,
  months(1, '30d'),
  months(3, '91d'),
  months(12, '365d'),
];

/** The rung `steps` above bars of this period, counted from those at least twice as long; undefined above the ladder. */
export function findHigherPeriod(period: BarPeriod, steps: number): HigherPeriod | undefined {
  const length = periodMinutes(period);
  return ladder.filter((rung) => periodMinutes(rung.period) >= 2 * length)[steps - 1];
}
