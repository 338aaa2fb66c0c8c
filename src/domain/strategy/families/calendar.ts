import { above, below, type KnownRules } from './known-strategy';

/**
 * Wages, funds and holidays follow the calendar, and so does money. Orders fill at the open after a decision: each window begins and ends
 * one bar after the date that its rule names.
 */
export const calendar: readonly KnownRules[] = [
  {
    name: 'turn of the month',
    source: 'Lakonishok & Smidt 1988: from the last trading day to the third of the next month',
    bars: 'daily or shorter',
    long: {
      enter: above('day-of-month', 27),
      exit: { all: [above('trading-day', 2), below('day-of-month', 15)] },
    },
  },
  {
    name: 'sell in May',
    source: 'Bouman & Jacobsen 2002: in the market from November to April',
    bars: 'daily or shorter',
    long: {
      enter: { any: [above('month', 10), below('month', 5)] },
      exit: { all: [above('month', 4), below('month', 11)] },
    },
  },
  {
    name: 'out over the weekend',
    source: 'French 1980: the loss of Mondays; bought after Monday, sold after Thursday',
    bars: 'daily',
    long: { enter: below('day-of-week', 2), exit: above('day-of-week', 3) },
  },
  {
    name: 'January',
    source: 'Rozeff & Kinney 1976; bought in December',
    bars: 'daily or shorter',
    long: {
      enter: { any: [above('month', 11), below('month', 2)] },
      exit: { all: [above('month', 1), below('month', 12)] },
    },
  },
  {
    name: 'turn of the month in an uptrend',
    source: 'Lakonishok & Smidt 1988 with the 200-bar filter of Brock, Lakonishok & LeBaron 1992',
    bars: 'daily',
    long: {
      enter: { all: [above('day-of-month', 27), above('close', 'sma(200)')] },
      exit: { all: [above('trading-day', 2), below('day-of-month', 15)] },
    },
  },
];
