import type { BarPeriod } from './bars';
import { isBarPeriod, periodMs } from './periods';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/**
 * The period that the median spacing stands for: whole minutes or hours, days, weeks; 28 to 31 days are `30d`, a month.
 * A day or week may be an hour off, for the change of clocks. Undefined below two bars or when the spacing is none of these.
 */
export function inferPeriod(time: Float64Array): BarPeriod | undefined {
  const between = spacings(time).sort();
  // The lower median is a spacing that occurs; the mean of the two middle ones need not be.
  const median = between[(between.length - 1) >> 1];
  if (median === undefined) return undefined;
  const text = describeSpacing(median);
  return text !== undefined && isBarPeriod(text) ? text : undefined;
}

function describeSpacing(spacing: number): string | undefined {
  const weeks = Math.round(spacing / weekMs);
  if (weeks >= 1 && Math.abs(spacing - weeks * weekMs) <= hourMs && weeks !== 4) return `${weeks}w`;
  const days = Math.round(spacing / dayMs);
  if (days >= 28 && days <= 31) return '30d';
  if (days >= 1 && Math.abs(spacing - days * dayMs) <= hourMs) return `${days}d`;
  if (spacing % hourMs === 0) return `${spacing / hourMs}h`;
  return spacing % minuteMs === 0 ? `${spacing / minuteMs}m` : undefined;
}

/**
 * Why bars of this spacing cannot be of the stated period, or undefined when they can: bars may be missing, so spacings may be longer,
 * but at most 1 % may be shorter (they would overlap) and at least 10 % must fit. A tenth of slack holds months and the change of clocks.
 */
export function findPeriodMismatch(time: Float64Array, period: BarPeriod): string | undefined {
  const between = spacings(time);
  if (between.length === 0) return undefined;
  const length = periodMs(period);
  let shorter = 0;
  let fitting = 0;
  for (const spacing of between) {
    if (spacing < length * 0.9) shorter++;
    else if (spacing <= length * 1.1) fitting++;
  }
  const share = (count: number): string => `${((100 * count) / between.length).toFixed(1)} %`;
  if (shorter > between.length * 0.01)
    return `${share(shorter)} of the bars start sooner than ${period} after the one before`;
  if (fitting < between.length * 0.1) return `only ${share(fitting)} of the bars start ${period} after the one before`;
  return undefined;
}

function spacings(time: Float64Array): Float64Array {
  const between = new Float64Array(Math.max(0, time.length - 1));
  for (let bar = 1; bar < time.length; bar++) between[bar - 1] = time[bar]! - time[bar - 1]!;
  return between;
}
