import type { Bars } from '../../market/bars';
import type { Feature, FeatureParameter, FeatureStream } from '../../market/feature';
import { periodMinutes } from '../../market/periods';
import { computeStreamedColumn } from '../../market/streamed-column';
import { openCalendarEffects } from './calendar-effects';
import { openLocalTime } from './local-time';
import { openSessionClock, openSessions } from './sessions';
import { openSlotCurve } from './slot-curves';
import { openTimingCalendar, type TimingOfDay } from './timing-events';

/** What the clock and the calendar say, all of it known before the bar began. */
const curveDays: FeatureParameter = { name: 'days', min: 10, max: 60, step: 10 };

const dayCounts: readonly Feature[] = [
  countOfDays('days-left-in-month', {
    words: 'the trading days left in the month',
    source: 'Lakonishok and Smidt 1988',
    last: 22,
    read: ({ leftInMonth }) => leftInMonth,
  }),
  countOfDays('days-to-holiday', {
    words: 'the trading days to the next holiday',
    source: 'Ariel 1990',
    last: 20,
    read: ({ toHoliday }) => toHoliday,
  }),
  countOfDays('days-to-expiry', {
    words: 'the trading days to the expiry of options',
    source: 'Stoll and Whaley 1987',
    last: 22,
    read: ({ toExpiry }) => toExpiry,
  }),
  countOfDays('days-to-fed-decision', {
    words: 'the trading days to the next Fed decision',
    source: 'Lucca and Moench 2015',
    last: 30,
    read: ({ toDecision }) => toDecision,
  }),
];

export const whenFeatures: readonly Feature[] = [
  ...dayCounts,
  {
    ...shared('session-time', 'the share of the exchange session that has passed', 'Wood, McInish and Ord 1985'),
    unit: 'fraction',
    parameters: [],
    threshold: { min: 0.1, max: 0.9, step: 0.1 },
    ...streamed(() => {
      const read = perMarket(openSessionClock);
      return { push: (bars, t) => (isIntraday(bars) ? read(bars)(bars.time[t]!) : Number.NaN) };
    }),
  },
  {
    ...shared('open-sessions', 'the number of foreign exchange centres that are open', 'Ito and Hashimoto 2006'),
    unit: 'ordinal',
    parameters: [],
    threshold: { min: 1, max: 4, step: 1 },
    ...streamed(() => {
      const count = openSessions();
      return { push: (bars, t) => (isIntraday(bars) ? count(bars.time[t]!) : Number.NaN) };
    }),
  },
  curve('volume-for-the-time', {
    words: 'the volume relative to what is usual at the time of day over {days} days',
    source: 'Admati and Pfleiderer 1988',
    needsVolume: true,
    threshold: { min: 0.5, max: 3, step: 0.25 },
    value: ({ volume }, t) => volume?.[t] ?? Number.NaN,
    read: (value, usual) => value / usual,
  }),
  curve('range-for-the-time', {
    words: 'the range relative to what is usual at the time of day over {days} days',
    source: 'Andersen and Bollerslev 1997',
    needsVolume: false,
    threshold: { min: 0.5, max: 3, step: 0.25 },
    value: relativeRange,
    read: (value, usual) => value / usual,
  }),
  curve('liquidity-of-the-time', {
    words: 'the usual volume of the time of day relative to the whole day over {days} days',
    source: 'Admati and Pfleiderer 1988',
    needsVolume: true,
    threshold: { min: 0.25, max: 3, step: 0.25 },
    value: ({ volume }, t) => volume?.[t] ?? Number.NaN,
    read: (_value, _usual, share) => share,
  }),
  {
    ...shared('calendar-edge', 'the edge of calendar effects in the coming bar', 'Robbins 1970; Holm 1979'),
    unit: 'deviations',
    parameters: [],
    threshold: { min: -0.3, max: 0.3, step: 0.05 },
    ...streamed(() => {
      const read = perMarket(openCalendarEffects);
      return {
        push(bars, t) {
          const effects = read(bars);
          effects.push(bars, t);
          return effects.coming().reduce((sum, { edge }) => sum + edge, 0);
        },
      };
    }),
  },
];

function shared(name: string, words: string, source: string) {
  return { name, words, source, family: 'when', needsVolume: false, warmupBars: () => 0 } as const;
}

/** Both forms of a column from the one that is written bar by bar. */
function streamed(open: (parameters: readonly number[]) => FeatureStream): Pick<Feature, 'compute' | 'stream'> {
  return { stream: open, compute: (bars, parameters) => computeStreamedColumn(bars, open(parameters)) };
}

interface DayCount extends Pick<Feature, 'words' | 'source'> {
  readonly last: number;
  read(timing: TimingOfDay): number | undefined;
}

function countOfDays(name: string, { words, source, last, read }: DayCount): Feature {
  return {
    ...shared(name, words, source),
    unit: 'ordinal',
    parameters: [],
    threshold: { min: 0, max: last, step: 1 },
    ...streamed(() => {
      const open = perMarket((bars) => ({ calendar: openTimingCalendar(bars), local: openLocalTime(bars.timezone) }));
      return {
        push(bars, t) {
          const { calendar, local } = open(bars);
          return read(calendar.read(local.dayOf(bars.time[t]!))) ?? Number.NaN;
        },
      };
    }),
  };
}

interface Curve extends Pick<Feature, 'words' | 'source' | 'needsVolume' | 'threshold'> {
  value(bars: Bars, t: number): number;
  read(value: number, usual: number, share: number): number;
}

function curve(name: string, { words, source, needsVolume, threshold, value, read }: Curve): Feature {
  return {
    ...shared(name, words, source),
    needsVolume,
    unit: 'ratio',
    parameters: [curveDays],
    threshold,
    ...streamed(([days]) => {
      const open = perMarket((bars) => openSlotCurve(bars, days!));
      return {
        push(bars, t) {
          const slots = open(bars);
          const here = value(bars, t);
          const usual = slots.push(bars, t, here);
          const found = read(here, usual, slots.share());
          return Number.isFinite(found) ? found : Number.NaN;
        },
      };
    }),
  };
}

/** High to low as a fraction of the close. */
function relativeRange({ high, low, close }: Bars, t: number): number {
  return (high[t]! - low[t]!) / close[t]!;
}

function isIntraday({ period }: Pick<Bars, 'period'>): boolean {
  return periodMinutes(period) < 1_440;
}

/** Opened at the first bar, when the market is known. */
function perMarket<Opened>(open: (bars: Bars) => Opened): (bars: Bars) => Opened {
  let opened: { readonly of: Opened } | undefined;
  return (bars) => (opened ??= { of: open(bars) }).of;
}
