import { InvalidArgumentError } from 'commander';
import type { Bars, EpochMs, BarRange } from '../domain/market/bars';
import { parseTimestamp, type Timestamp } from '../domain/market/timestamps';
import { createZoneClock } from '../domain/market/zone-clock';
import { CommandError, exitCodes } from './output';

/** Reader of a moment in an option. */
export function parseMoment(text: string): Timestamp {
  const moment = parseTimestamp(text);
  if (moment.kind === 'unreadable')
    throw new InvalidArgumentError(`Expected a time such as 2015-01-01 or 2015-01-01T09:30:00Z: it ${moment.reason}.`);
  return moment;
}

/**
 * The bars that start between two moments, both included; a day without a time means the whole of it, in the zone of the data.
 * Refused where there are none.
 */
export function requireBarRange(bars: Bars, { from, to }: { from?: Timestamp; to?: Timestamp }): BarRange {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : instantOf(from, bars, 0);
  const last = to === undefined ? Number.POSITIVE_INFINITY : instantOf(to, bars, endOfDayMs);
  const start = bars.time.findIndex((time) => time >= first);
  const beyond = bars.time.findIndex((time) => time > last);
  const end = beyond < 0 ? bars.time.length : beyond;
  if (start >= 0 && start < end) return { from: start, to: end };
  const [begins, ends] = [bars.time[0]!, bars.time[bars.time.length - 1]!].map((time) => new Date(time).toISOString());
  throw new CommandError('strategy.no-bars', 'the data set has no bars in that time', {
    exitCode: exitCodes.usage,
    hint: `it runs from ${String(begins)} to ${String(ends)}`,
  });
}

/** The bar that a moment means: the last one that starts at or before it; without a moment the last of all. */
export function requireBar(bars: Bars, at: Timestamp | undefined): number {
  return requireBarRange(bars, at === undefined ? {} : { to: at }).to - 1;
}

const endOfDayMs = 86_400_000 - 1;

function instantOf(moment: Timestamp, { timezone }: Bars, ofDayMs: number): EpochMs {
  if (moment.kind === 'unreadable') throw new RangeError(moment.reason);
  if (moment.kind === 'instant') return moment.ms;
  const local = moment.ms + (moment.dateOnly ? ofDayMs : 0);
  const clock = createZoneClock(timezone);
  // In the hour that spring leaves out no instant shows this time: the clock's offset before it decides.
  return clock.instantsOf(local)[0] ?? local - clock.offsetAt(local);
}
