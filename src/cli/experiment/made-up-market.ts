import type { Bars } from '../../domain/market/bars';
import { quantise } from '../../domain/numerics/quantise';
import type { Random } from '../../domain/numerics/random';

const dayMs = 86_400_000;
const firstDay = Date.UTC(2000, 0, 3);
const firstPrice = 100;
const memoryDays = 60;
/** Units a day: so many that no account moves the market, however long it has grown. */
const usualVolume = 1_000_000_000;
/** Of one daily log return: 11 % a year, an index in calm years, so that the first stage of the curriculum, which keeps to calm markets, sees all of it. */
export const dailyVolatility = 0.007;

/** What a made-up market remembers: some months of closes, the newest first. */
export interface Past {
  readonly closes: readonly number[];
  /** Day of the newest close, epoch milliseconds. */
  readonly time: number;
}

export interface MarketLaw {
  readonly instrument: string;
  /** Expected log return of the next bar, in standard deviations. */
  drift?(past: Past): number;
  /** Standard deviation of the next log return, after the last one; absent: always the same. */
  volatility?(lastReturn: number): number;
}

/** Daily bars, weekends left out; highs and lows are those of a Brownian path between open and close, so that stops meet honest ranges. */
export function growMarket(law: MarketLaw, length: number, random: Random): Bars {
  const column = (): Float64Array => new Float64Array(length);
  const [time, open, high, low, close] = [column(), column(), column(), column(), column()];
  const volume = column();
  const closes = Array.from({ length: memoryDays }, () => firstPrice);
  let day = firstDay;
  let move = 0;
  for (let bar = 0; bar < length; bar++) {
    const before = closes[0]!;
    const deviation = law.volatility?.(move) ?? dailyVolatility;
    const expected = law.drift?.({ closes, time: bar === 0 ? day - dayMs : time[bar - 1]! }) ?? 0;
    move = deviation * (expected + random.normal());
    const extreme = (): number => Math.sqrt(move * move - 2 * deviation * deviation * Math.log(1 - random.uniform()));
    const rise = (move + extreme()) / 2;
    const fall = (move - extreme()) / 2;
    time[bar] = day;
    open[bar] = before;
    close[bar] = quantise(before * Math.exp(move));
    high[bar] = Math.max(quantise(before * Math.exp(rise)), before, close[bar]!);
    low[bar] = Math.min(quantise(before * Math.exp(fall)), before, close[bar]!);
    volume[bar] = Math.round(usualVolume * (0.5 + random.uniform()));
    closes.unshift(close[bar]!);
    closes.pop();
    day += weekdayAfter(day) === 6 ? 3 * dayMs : dayMs;
  }
  const prices = { time, open, high, low, close, volume };
  return { instrument: law.instrument, period: '1d', calendar: 'exchange', timezone: 'UTC', ...prices };
}

/** 0 Sunday to 6 Saturday, of the day after. */
export function weekdayAfter(time: number): number {
  return new Date(time + dayMs).getUTCDay();
}
