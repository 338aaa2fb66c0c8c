import { createZoneClock } from '../../market/zone-clock';

/** Reads instants on a zone's wall clock. */
export interface LocalTime {
  /** Days since 1970-01-01. */
  dayOf(instant: number): number;
  /** Minutes since midnight. */
  minuteOf(instant: number): number;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

export function openLocalTime(timezone: string): LocalTime {
  const { offsetAt } = createZoneClock(timezone);
  return {
    dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / dayMs),
    minuteOf(instant) {
      const local = instant + offsetAt(instant);
      return Math.floor((local - Math.floor(local / dayMs) * dayMs) / minuteMs);
    },
  };
}
