import { createZoneClock, type ZoneClock } from '../market/zone-clock';

// A zone's clock is the same for every caller and slow to read; it remembers what it has looked up.
const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone, made at its first use. */
export function readZoneClock(timezone: string): ZoneClock {
  let clock = clocks.get(timezone);
  if (!clock) clocks.set(timezone, (clock = createZoneClock(timezone)));
  return clock;
}
