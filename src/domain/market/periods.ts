import type { BarPeriod, EpochMs, TradingCalendar } from './bars';

const minutesPerUnit = { m: 1, h: 60, d: 1_440, w: 10_080 } as const;

const calendars: Record<TradingCalendar, { daysPerYear: number; minutesPerDay: number }> = {
  exchange: { daysPerYear: 252, minutesPerDay: 390 },
  fx: { daysPerYear: 260, minutesPerDay: 1_440 },
  always: { daysPerYear: 365, minutesPerDay: 1_440 },
};

export function isBarPeriod(text: string): text is BarPeriod {
  return /^[1-9]\d{0,3}[mhdw]$/.test(text);
}

export function isTradingCalendar(text: string): text is TradingCalendar {
  return Object.hasOwn(calendars, text);
}

/** Nominal length of one bar in milliseconds. */
export function periodMs(period: BarPeriod): EpochMs {
  return periodMinutes(period) * 60_000;
}

export function periodMinutes(period: BarPeriod): number {
  const unit = period.slice(-1) as keyof typeof minutesPerUnit;
  return Number(period.slice(0, -1)) * minutesPerUnit[unit];
}

/** Bars of this period in one trading day; below 1 for bars longer than a day. */
export function barsPerDay(period: BarPeriod, calendar: TradingCalendar): number {
  const minutes = periodMinutes(period);
  const { daysPerYear, minutesPerDay } = calendars[calendar];
  if (minutes >= minutesPerUnit.w) return minutesPerUnit.w / minutes / (daysPerYear / (365 / 7));
  return minutes >= minutesPerUnit.d ? minutesPerUnit.d / minutes : minutesPerDay / minutes;
}

/** Bars of this period in one trading year, the factor of every annualised figure. */
export function periodsPerYear({ period, calendar }: { period: BarPeriod; calendar: TradingCalendar }): number {
  return barsPerDay(period, calendar) * calendars[calendar].daysPerYear;
}
