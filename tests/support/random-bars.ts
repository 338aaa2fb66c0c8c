import fc from 'fast-check';
import type { Bars, BarPeriod, TradingCalendar } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';

interface WalkOptions {
  readonly length: number;
  readonly seed: number;
  readonly period?: BarPeriod;
  readonly calendar?: TradingCalendar;
  readonly timezone?: string;
  /** Deviation of one bar's log return. */
  readonly volatility?: number;
  readonly drift?: number;
}

const barMs: Partial<Record<BarPeriod, number>> = { '1m': 60_000, '5m': 300_000, '1h': 3_600_000, '1d': 86_400_000 };

/** A random walk with gaps, wicks and volume, without weekends; every bar moves. */
export function walkBars(options: WalkOptions): Bars {
  const { length, seed, period = '1d', calendar = 'exchange', timezone = 'America/New_York' } = options;
  const { volatility = 0.01, drift = 0 } = options;
  const random = createRandom(seed);
  const step = barMs[period] ?? 604_800_000;
  const columns = Array.from({ length: 6 }, () => new Float64Array(length));
  const [time, open, high, low, close, volume] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let price = 100;
  for (let t = 0; t < length; t++) {
    time[t] = Date.UTC(2001, 0, 2, 15) + t * step;
    open[t] = price * Math.exp(volatility * 0.2 * random.normal());
    close[t] = price * Math.exp(drift + volatility * random.normal());
    high[t] = Math.max(open[t]!, close[t]!) * (1 + volatility * random.uniform());
    low[t] = Math.min(open[t]!, close[t]!) * (1 - volatility * random.uniform());
    volume[t] = 1_000 + random.integer(9_000);
    price = close[t]!;
  }
  return { instrument: 'WALK', period, calendar, timezone, time, open, high, low, close, volume };
}

/** Bars of one price, without movement. */
export function flatBars(length: number, price = 100): Bars {
  const flat = new Float64Array(length).fill(price);
  const { time, volume, ...rest } = walkBars({ length, seed: 1 });
  return { ...rest, time, volume, open: flat, high: flat, low: flat, close: flat };
}

export interface BarRow {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume?: number;
}

/** Daily bars of an exchange from rows, one a calendar day. */
export function barsOf(rows: readonly BarRow[]): Bars {
  const column = (read: (row: BarRow) => number): Float64Array => Float64Array.from(rows, read);
  return {
    ...walkBars({ length: rows.length, seed: 1 }),
    open: column((row) => row.open),
    high: column((row) => row.high),
    low: column((row) => row.low),
    close: column((row) => row.close),
    volume: column((row) => row.volume ?? 0),
  };
}

/** Closes with a range of one point above and below. */
export function barsOfCloses(closes: readonly number[]): Bars {
  return barsOf(closes.map((close) => ({ open: close, high: close + 1, low: close - 1, close, volume: 1 })));
}

const instruments = fc.constantFrom(
  { period: '1d', calendar: 'exchange', timezone: 'America/New_York' },
  { period: '1h', calendar: 'fx', timezone: 'Europe/London' },
  { period: '1m', calendar: 'always', timezone: 'UTC' },
  { period: '1w', calendar: 'exchange', timezone: 'Asia/Tokyo' },
) as fc.Arbitrary<Pick<Bars, 'period' | 'calendar' | 'timezone'>>;

const row = fc.record({
  still: fc.boolean(),
  gap: fc.integer({ min: -60, max: 60 }),
  body: fc.integer({ min: -100, max: 100 }),
  up: fc.integer({ min: 0, max: 50 }),
  down: fc.integer({ min: 0, max: 50 }),
  pause: fc.integer({ min: 1, max: 40 }),
  volume: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000_000 })),
});

/** Valid bars of every shape: motionless stretches, gaps in price and time, ties, no volume, a single bar. */
export function anyBars({ minLength = 1, maxLength = 60 } = {}): fc.Arbitrary<Bars> {
  const price = fc.double({ min: 0.001, max: 1e6, noNaN: true });
  return fc
    .tuple(instruments, price, fc.array(row, { minLength, maxLength }), fc.boolean())
    .map(([instrument, start, rows, hasVolume]) => {
      const length = rows.length;
      const bars = flatBars(length);
      const [open, high, low, close] = [0, 1, 2, 3].map(() => new Float64Array(length)) as Columns;
      const time = new Float64Array(length);
      let price = start;
      let now = Date.UTC(2010, 2, 10);
      rows.forEach(({ still, gap, body, up, down, pause }, t) => {
        const moves = still ? 0 : 1;
        now += pause * 3_600_000;
        time[t] = now;
        open[t] = price * (1 + (moves * gap) / 1_000);
        close[t] = open[t] * (1 + (moves * body) / 1_000);
        high[t] = Math.max(open[t], close[t]) * (1 + (moves * up) / 1_000);
        low[t] = Math.min(open[t], close[t]) * (1 - (moves * down) / 1_000);
        price = close[t]!;
      });
      const volume = hasVolume ? Float64Array.from(rows, (one) => one.volume) : undefined;
      return { ...bars, ...instrument, time, open, high, low, close, volume };
    });
}

type Columns = [Float64Array, Float64Array, Float64Array, Float64Array];
