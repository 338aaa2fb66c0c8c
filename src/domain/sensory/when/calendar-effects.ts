import type { Bars, Instrument } from '../../market/bars';
import { periodMinutes } from '../../market/periods';
import { quantise } from '../../numerics/quantise';
import { readCivilDate, readWeekday } from '../../market/civil-date';
import { openLocalTime } from './local-time';
import { timingPolicy } from './policy';
import { openTimingCalendar, type TimingOfDay } from './timing-events';

/** An effect that the record bears out, and what it says of the coming bar. */
export interface BelievedEffect {
  readonly name: string;
  /** Mean return of its bars beyond that of all others, in standard deviations of a bar. */
  readonly edge: number;
  /** Bars that it was measured on. */
  readonly bars: number;
}

/**
 * Habits of the calendar, each asked anew at every bar and believed only beyond a boundary that a true mean of nothing crosses, at any time, with no
 * more than the level's chance for all effects together: the normal mixture of Robbins (1970) for looking again and again, step-down (Holm 1979) for
 * looking at many. What is compared is the mean return of the effect's bars and that of all others (Welch 1947).
 */
export interface CalendarEffects {
  /** Takes bar `t`, in order from 0. */
  push(bars: Bars, t: number): void;
  /** What holds for the bar after the one pushed last. */
  coming(): readonly BelievedEffect[];
}

const dayMinutes = 1_440;

export function openCalendarEffects(instrument: Pick<Instrument, 'period' | 'calendar' | 'timezone'>): CalendarEffects {
  const minutes = periodMinutes(instrument.period);
  const calendar = openTimingCalendar(instrument);
  const local = openLocalTime(instrument.timezone);
  const intraday = minutes < dayMinutes;
  const names = [...dayEffects, ...(intraday ? hourEffects : [])];
  const all = tally();
  const tallies = names.map(tally);
  let active: readonly number[] = [];

  const effectsAt = (instant: number, day: number): number[] => [
    ...listDayEffects(calendar.read(day), day),
    ...(intraday ? [dayEffects.length + Math.floor(local.minuteOf(instant) / 60)] : []),
  ];

  /** Where the next bar should begin. */
  const nextStart = (instant: number, day: number): { instant: number; day: number } => {
    if (!intraday) return { instant, day: calendar.next(day) };
    const after = instant + minutes * 60_000;
    return { instant: after, day: local.dayOf(after) };
  };

  return {
    push({ close, time }, t) {
      // A week's bar has days of every kind.
      if (minutes > dayMinutes) return;
      const instant = time[t]!;
      const day = local.dayOf(instant);
      const change = t === 0 ? 0 : close[t]! / close[t - 1]! - 1;
      if (t > 0 && Number.isFinite(change)) {
        add(all, change);
        for (const effect of effectsAt(instant, day)) add(tallies[effect]!, change);
      }
      const next = nextStart(instant, day);
      active = effectsAt(next.instant, next.day);
    },
    coming() {
      const believed = listBelieved(tallies, all);
      const deviation = Math.sqrt(all.squares / all.count);
      return active
        .filter((effect) => believed.has(effect))
        .map((effect) => {
          const own = tallies[effect]!;
          return { name: names[effect]!, edge: compare(own, all).difference / deviation, bars: own.count };
        });
    },
  };
}

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** Cross 1973; Rozeff and Kinney 1976; Lakonishok and Smidt 1988; Ariel 1990; Stoll and Whaley 1987; Lucca and Moench 2015. */
const eventEffects = [
  'the turn of the month',
  'eves of holidays',
  'expiry days',
  'weeks of expiry',
  'days of a Fed decision',
  'eves of a Fed decision',
];
const dayEffects = [...weekdays, ...months, ...eventEffects];
const hourEffects = Array.from({ length: 24 }, (_, hour) => `the hour from ${String(hour).padStart(2, '0')}:00`);

function listDayEffects({ inMonth, leftInMonth, toHoliday, toExpiry, toDecision }: TimingOfDay, day: number): number[] {
  const events = [
    leftInMonth === 0 || inMonth <= 3,
    toHoliday === 1,
    toExpiry === 0,
    toExpiry < 5,
    toDecision === 0,
    toDecision === 1,
  ];
  const first = weekdays.length + months.length;
  return [
    readWeekday(day) - 1,
    weekdays.length + readCivilDate(day).month - 1,
    ...events.flatMap((holds, index) => (holds ? [first + index] : [])),
  ];
}

/** Count, mean and sum of squared distances from it (Welford 1962). */
interface Tally {
  count: number;
  mean: number;
  squares: number;
}

function tally(): Tally {
  return { count: 0, mean: 0, squares: 0 };
}

function add(to: Tally, value: number): void {
  to.count++;
  const distance = value - to.mean;
  to.mean += distance / to.count;
  to.squares += distance * (value - to.mean);
}

/** An effect's bars against all others: difference of the means, and how many standard errors that is. */
function compare(own: Tally, all: Tally): { difference: number; errors: number } {
  const others = all.count - own.count;
  const { fewest } = timingPolicy.effects;
  if (own.count < fewest || others < fewest) return { difference: 0, errors: 0 };
  const othersMean = (all.mean * all.count - own.mean * own.count) / others;
  const between = own.mean - othersMean;
  const othersSquares = Math.max(0, all.squares - own.squares - (between * between * own.count * others) / all.count);
  const variance = own.squares / (own.count * (own.count - 1)) + othersSquares / (others * (others - 1));
  return variance > 0
    ? { difference: between, errors: Math.abs(between) / Math.sqrt(variance) }
    : { difference: 0, errors: 0 };
}

function listBelieved(tallies: readonly Tally[], all: Tally): ReadonlySet<number> {
  const errors = Float64Array.from(tallies, (own) => compare(own, all).errors);
  const believed = new Set<number>();
  while (believed.size < errors.length) {
    let largest = 0;
    for (let effect = 1; effect < errors.length; effect++) if (errors[effect]! > errors[largest]!) largest = effect;
    if (errors[largest]! <= boundary(tallies[largest]!.count, errors.length - believed.size)) break;
    believed.add(largest);
    errors[largest] = -1;
  }
  return believed;
}

/** Standard errors beyond which no mean of nothing ever gets, but for the level's share among so many: Robbins (1970), eq. 20, normal mixture. */
function boundary(count: number, among: number): number {
  const { level, mixing } = timingPolicy.effects;
  const growth = (count + mixing) / mixing;
  return Math.sqrt((1 + mixing / count) * quantise(2 * Math.log(among / level) + Math.log(growth)));
}
