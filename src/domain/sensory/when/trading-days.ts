import type { Instrument } from '../../market/bars';
import { countEpochDays, readCivilDate, readWeekday } from '../../market/civil-date';
import { listLseYear, listNyseYear, type ExchangeYear } from './holiday-rules';

/** On which days an instrument trades, as far as that is known ahead. Days are counted from 1970-01-01 on the wall calendar of its zone. */
export interface TradingDays {
  isOpen(day: number): boolean;
  /** The exchange closes early. */
  isHalf(day: number): boolean;
  /** The first open day after this one. */
  next(day: number): number;
  /** The last open day before this one. */
  previous(day: number): number;
}

/** Exchange holidays where the zone tells the exchange (New York, London), else weekdays; foreign exchange rests on New Year's Day and Christmas Day, `always` never. */
export function openTradingDays({ calendar, timezone }: Pick<Instrument, 'calendar' | 'timezone'>): TradingDays {
  const listYear = yearRuleOf(calendar, timezone);
  const years = new Map<number, { closed: ReadonlySet<number>; half: ReadonlySet<number> }>();
  const yearOf = (day: number): { closed: ReadonlySet<number>; half: ReadonlySet<number> } => {
    const { year } = readCivilDate(day);
    let known = years.get(year);
    if (!known) {
      const { closed, half } = listYear(year);
      years.set(year, (known = { closed: new Set(closed), half: new Set(half) }));
    }
    return known;
  };
  const known = new Map<number, boolean>();
  const isOpen = (day: number): boolean => {
    if (calendar === 'always') return true;
    let open = known.get(day);
    if (open === undefined) known.set(day, (open = readWeekday(day) <= 5 && !yearOf(day).closed.has(day)));
    return open;
  };
  const walk = (day: number, step: 1 | -1): number => {
    let found = day + step;
    while (!isOpen(found)) found += step;
    return found;
  };
  return {
    isOpen,
    isHalf: (day) => isOpen(day) && yearOf(day).half.has(day),
    next: (day) => walk(day, 1),
    previous: (day) => walk(day, -1),
  };
}

const nyseZones = new Set(['America/New_York', 'US/Eastern']);

function listForeignExchangeYear(year: number): ExchangeYear {
  const days = [countEpochDays({ year, month: 1, day: 1 }), countEpochDays({ year, month: 12, day: 25 })];
  return { closed: days.filter((day) => readWeekday(day) <= 5), half: [] };
}

function yearRuleOf(calendar: Instrument['calendar'], timezone: string): (year: number) => ExchangeYear {
  if (calendar === 'fx') return listForeignExchangeYear;
  if (calendar === 'exchange' && nyseZones.has(timezone)) return listNyseYear;
  if (calendar === 'exchange' && timezone === 'Europe/London') return listLseYear;
  return () => ({ closed: [], half: [] });
}
