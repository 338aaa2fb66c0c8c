import fc from 'fast-check';
import type { Bars, BarPeriod, TradingCalendar } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';

interface RoughOptions {
  readonly seed: number;
  readonly length: number;
  /** Share of bars that do not move, and of bars that open far from the close before. */
  readonly still?: number;
  readonly gaps?: number;
  readonly volume?: 'none' | 'zero' | 'some';
  readonly period?: BarPeriod;
  readonly calendar?: TradingCalendar;
}

/** Prices as markets make them at their worst: motionless stretches, gaps of a fifth, days without volume. */
export function roughBars(options: RoughOptions): Bars {
  const { seed, length, still = 0, gaps = 0, volume = 'some', period = '1d', calendar = 'exchange' } = options;
  const dice = createRandom(seed);
  const column = (): Float64Array => new Float64Array(length);
  const [open, high, low, close, time, traded] = [column(), column(), column(), column(), column(), column()];
  let price = 50 + 100 * dice.uniform();
  let resting = 0;
  for (let bar = 0; bar < length; bar++) {
    if (dice.uniform() < still) resting = dice.integer(25);
    const move = resting-- > 0 ? 0 : 0.02;
    const jump = move > 0 && dice.uniform() < gaps ? 0.8 + 0.4 * dice.uniform() : 1;
    time[bar] = Date.UTC(2015, 0, 1) + bar * (period === '1d' ? 86_400_000 : 3_600_000);
    open[bar] = price * jump * Math.exp((move / 4) * dice.normal());
    close[bar] = open[bar]! * Math.exp(move * dice.normal());
    high[bar] = Math.max(open[bar]!, close[bar]!) * (1 + move * dice.uniform());
    low[bar] = Math.min(open[bar]!, close[bar]!) * (1 - move * dice.uniform());
    traded[bar] = volume === 'zero' || dice.uniform() < 0.05 ? 0 : 1_000 + dice.integer(1_000_000);
    price = close[bar]!;
  }
  const prices = { time, open, high, low, close, volume: volume === 'none' ? undefined : traded };
  return { instrument: 'ROUGH', period, calendar, timezone: 'America/New_York', ...prices };
}

/** Rough bars of any length, an empty and a single bar among them. */
export const anyRoughBars: fc.Arbitrary<Bars> = fc
  .record({
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    length: fc.oneof(
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 6, arbitrary: fc.integer({ min: 40, max: 260 }) },
    ),
    still: fc.constantFrom(0, 0, 0.02),
    gaps: fc.constantFrom(0, 0.05),
    volume: fc.constantFrom('none' as const, 'zero' as const, 'some' as const),
    market: fc.constantFrom(
      { period: '1d', calendar: 'exchange' } as const,
      { period: '1h', calendar: 'always' } as const,
    ),
  })
  .map(({ market, ...options }) => roughBars({ ...options, ...market }));

/** The bars with another future: from bar `from` on as different as can be. */
export function alterFuture(bars: Bars, from: number): Bars {
  const altered = (column: Float64Array, change: (value: number) => number): Float64Array =>
    column.map((value, bar) => (bar < from ? value : change(value)));
  const mirror = (value: number): number => 3_000 / value;
  return {
    ...bars,
    open: altered(bars.open, mirror),
    close: altered(bars.close, mirror),
    high: altered(bars.high, (value) => 4_000 / value),
    low: altered(bars.low, (value) => 2_000 / value),
    volume: bars.volume && altered(bars.volume, (value) => value * 7 + 1),
  };
}
