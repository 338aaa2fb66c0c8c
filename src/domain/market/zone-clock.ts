import type { EpochMs } from './bars';

/** Translates between an IANA zone's wall clock and UTC. */
export interface ZoneClock {
  /** Milliseconds that the zone's clock is ahead of UTC at this instant. */
  offsetAt(instant: EpochMs): number;
  /**
   * The instants at which the zone's clock shows `local` (milliseconds as if it were UTC), oldest first:
   * one as a rule, none in the hour skipped in spring, two in the hour repeated in autumn.
   */
  instantsOf(local: number): readonly EpochMs[];
}

interface Week {
  readonly before: number;
  /** From this instant on `after` holds. */
  readonly changesAt: number;
  readonly after: number;
}

const dayMs = 86_400_000;
// Short enough that no zone changes its clock twice inside: the shortest known pair is Morocco's four weeks of Ramadan.
const weekMs = 7 * dayMs;

export function isTimezone(timezone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: timezone }) instanceof Intl.DateTimeFormat;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Throws RangeError on an unknown zone. Offsets are looked up once a week of history and remembered. */
export function createZoneClock(timezone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  const weeks = new Map<number, Week>();

  const lookUp = (instant: EpochMs): number => readOffset(format.format(instant));

  function findWeek(index: number): Week {
    const start = index * weekMs;
    const before = lookUp(start);
    const after = lookUp(start + weekMs);
    if (before === after) return { before, changesAt: Number.POSITIVE_INFINITY, after };
    let low = start;
    let high = start + weekMs;
    while (high - low > 1_000) {
      const middle = Math.floor((low + high) / 2_000) * 1_000;
      if (lookUp(middle) === before) low = middle;
      else high = middle;
    }
    return { before, changesAt: high, after };
  }

  function offsetAt(instant: EpochMs): number {
    const index = Math.floor(instant / weekMs);
    let week = weeks.get(index);
    if (week === undefined) weeks.set(index, (week = findWeek(index)));
    return instant < week.changesAt ? week.before : week.after;
  }

  return {
    offsetAt,
    instantsOf(local) {
      const before = offsetAt(local - dayMs);
      const after = offsetAt(local + dayMs);
      if (before === after) return [local - before];
      const holds = (offset: number): boolean => offsetAt(local - offset) === offset;
      return [Math.max(before, after), Math.min(before, after)].filter(holds).map((offset) => local - offset);
    },
  };
}

/** `1/3/2000, GMT-05:00` -> -18,000,000; before standard time the offset has seconds. */
function readOffset(text: string): number {
  const match = /GMT(?:([+-])(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?)?$/.exec(text);
  if (match?.[1] === undefined) return 0;
  const seconds = Number(match[2]) * 3_600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1_000 : 1_000) * seconds;
}
