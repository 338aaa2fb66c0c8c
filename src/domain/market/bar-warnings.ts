import { computeQuantile } from '../numerics/quantile';
import { localDay } from './bar-calendar';
import { readWeekday } from './civil-date';
import type { Bars } from './bars';
import type { RowWarning } from './data-quality';
import { periodMinutes, periodMs } from './periods';
import type { MarketPolicy } from './policy';
import type { ZoneClock } from './zone-clock';

const dayMs = 86_400_000;

export interface WarningContext {
  readonly clock: ZoneClock;
  readonly policy: MarketPolicy;
  /** Line in the file of each bar. */
  readonly lines: Float64Array;
}

/**
 * Bars that are kept and worth a look, ordered by bar: missing stretches, and moves that are large both absolutely and against the series' own
 * robust deviation. Both must hold: a calm series has many moves beyond twelve deviations, a wild one many beyond a fixed bound.
 */
export function findBarWarnings(bars: Bars, context: WarningContext): RowWarning[] {
  const found = [...findGaps(bars, context), ...findJumps(bars, context)];
  return found
    .sort((a, b) => a.bar - b.bar)
    .map(({ bar, code, reason }) => ({ row: context.lines[bar]!, code, reason }));
}

type BarWarning = Omit<RowWarning, 'row'> & { readonly bar: number };

function findGaps(bars: Bars, { clock, policy }: WarningContext): BarWarning[] {
  const { time } = bars;
  const found: BarWarning[] = [];
  for (let bar = 1; bar < time.length; bar++) {
    if (!isGap(bars, { before: time[bar - 1]!, after: time[bar]!, clock, policy })) continue;
    const days = (time[bar]! - time[bar - 1]!) / dayMs;
    const length = days >= 2 ? `${days.toFixed(1)} days` : `${(days * 24).toFixed(1)} hours`;
    found.push({ bar, code: 'gap', reason: `${length} after the bar before, the period is ${bars.period}` });
  }
  return found;
}

interface Spacing {
  readonly before: number;
  readonly after: number;
  readonly clock: ZoneClock;
  readonly policy: MarketPolicy;
}

function isGap({ period, calendar }: Bars, { before, after, clock, policy }: Spacing): boolean {
  const length = periodMs(period);
  const spacing = after - before;
  if (spacing <= length * 1.1) return false;
  const missing = spacing / length - 1;
  if (calendar === 'always' || length > dayMs) return missing >= (length < dayMs ? policy.gapBars : 0.5);
  const [first, last] = [localDay(before, clock), localDay(after, clock)];
  if (length < dayMs) {
    // Closed at night (exchange) or over the weekend (fx): only whole weekdays in between count then.
    const open = calendar === 'exchange' ? first === last : last - first < 2;
    if (open) return missing >= policy.gapBars;
  }
  return weekdaysBetween(first, last) > policy.gapWeekdays;
}

/** Mondays to Fridays after the first and before the last day. */
function weekdaysBetween(first: number, last: number): number {
  const days = last - first - 1;
  let weekdays = Math.floor(days / 7) * 5;
  for (let day = last - (days % 7); day < last; day++) weekdays += Number(readWeekday(day) <= 5);
  return weekdays;
}

function findJumps(bars: Bars, { policy }: WarningContext): BarWarning[] {
  const { high, low, close } = bars;
  const count = close.length;
  const returns = new Float64Array(Math.max(0, count - 1));
  for (let bar = 1; bar < count; bar++) returns[bar - 1] = Math.log(close[bar]! / close[bar - 1]!);
  const ranges = Float64Array.from(high, (top, bar) => Math.log(top / low[bar]!));
  const floor = absoluteFloor(bars, policy);
  const percent = (logarithm: number): string => `${(100 * Math.expm1(logarithm)).toFixed(1)} %`;
  const jumps = findOutliers(returns, floor, policy).map((at): BarWarning => {
    const words = `closes ${percent(returns[at]!)} from the bar before`;
    return { bar: at + 1, code: 'suspicious-jump', reason: words };
  });
  const spreads = findOutliers(ranges, floor, policy).map((at): BarWarning => {
    return { bar: at, code: 'suspicious-range', reason: `has its high ${percent(ranges[at]!)} above its low` };
  });
  return [...jumps, ...spreads];
}

function absoluteFloor({ period }: Bars, policy: MarketPolicy): number {
  const days = Math.min(1, periodMinutes(period) / 1_440);
  return Math.max(policy.jumpLogFloor, policy.jumpLog * Math.sqrt(days));
}

/** Indices of values farther from zero, where a calm market stands, than both bounds; deviations by the median magnitude (Hampel 1974). */
function findOutliers(values: Float64Array, floor: number, policy: MarketPolicy): number[] {
  const deviation = 1.4826 * (computeQuantile(values.map(Math.abs), 0.5) ?? 0);
  const limit = Math.max(floor, policy.jumpDeviations * deviation);
  const found: number[] = [];
  for (let at = 0; at < values.length; at++) if (Math.abs(values[at]!) > limit) found.push(at);
  return found;
}
