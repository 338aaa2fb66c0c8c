import type { Bars, Instrument } from '../../market/bars';
import { periodMinutes } from '../../market/periods';
import { openLocalTime } from './local-time';

/**
 * What is usual at this time of day: the mean of the last bars of the same minute (a U over the session for volume and range: Wood, McInish and Ord
 * 1985). Bars of a day and longer have no time of day.
 */
export interface SlotCurve {
  /** Takes the value of a bar and gives the mean of those before it at the same time of day; NaN below `fewest` of them. */
  push(bars: Pick<Bars, 'time'>, t: number, value: number): number;
  /** Mean of the bar's own time of day, relative to that of the whole day; NaN while unknown. */
  share(): number;
}

const fewest = 5;

/** @param days over which the mean forgets */
export function openSlotCurve(instrument: Pick<Instrument, 'period' | 'timezone'>, days: number): SlotCurve {
  const local = openLocalTime(instrument.timezone);
  const intraday = periodMinutes(instrument.period) < 1_440;
  const means = new Map<number, { mean: number; count: number }>();
  const whole = { mean: 0, count: 0 };
  let share = Number.NaN;
  return {
    push({ time }, t, value) {
      if (!intraday || !Number.isFinite(value)) {
        share = Number.NaN;
        return Number.NaN;
      }
      const minute = local.minuteOf(time[t]!);
      let slot = means.get(minute);
      if (!slot) means.set(minute, (slot = { mean: 0, count: 0 }));
      const before = slot.count >= fewest ? slot.mean : Number.NaN;
      learn(slot, value, days);
      learn(whole, value, days * means.size);
      share = slot.count > fewest && whole.mean > 0 ? slot.mean / whole.mean : Number.NaN;
      return before;
    },
    share: () => share,
  };
}

/** A mean of all values at first, later one that forgets as an average over `length` of them does. */
function learn(slot: { mean: number; count: number }, value: number, length: number): void {
  slot.count = Math.min(slot.count + 1, length);
  slot.mean += (value - slot.mean) / slot.count;
}
