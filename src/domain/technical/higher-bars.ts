import type { Bars } from '../market/bars';
import { periodMs } from '../market/periods';
import { findHigherPeriod, type HigherPeriod } from './higher-periods';
import { readZoneClock } from './zone-clocks';

const dayMs = 86_400_000;

export interface HigherBars {
  /** Takes in bar `t`, once for every bar from 0 on, and gives the number of higher bars that are closed by its end. */
  push(bars: Bars, t: number): number;
  /** Columns whose first rows are the closed higher bars; a row beyond them is unfinished and not to be read. */
  bars(): Bars;
}

/**
 * Bars of a longer period, `steps` up the ladder, as the bars come. One is closed, and so may be seen, once a bar's end reaches the end of its
 * period or a bar of a later period has begun; never sooner, for nobody knows beforehand that a holiday will end the week on Thursday.
 * A bar belongs to the period in which it starts. The period in which the record begins is left out: its beginning may be missing.
 * Above the ladder there is no bar. Days and longer are those of the instrument's wall calendar.
 */
export function openHigherBars(steps: number): HigherBars {
  const rows = openRows();
  let higher: HigherPeriod | undefined;
  let first = Number.NaN;
  let whole = false;
  let forming = false;
  let number = Number.NEGATIVE_INFINITY;
  let closed = 0;

  return {
    push(bars, t) {
      if (t === 0) higher = findHigherPeriod(bars.period, steps);
      if (!higher) return 0;
      const start = readStart(bars, t, higher);
      if (t === 0) first = start;
      whole ||= start > first;
      if (!whole) return 0;
      if (forming && start > number) {
        closed++;
        forming = false;
      }
      if (forming) rows.extend(closed, bars, t);
      else {
        rows.begin(closed, { bars, t, period: higher.period });
        // A bar that comes late for a period already shown joins the next.
        number = Math.max(start, number + 1);
      }
      forming = readEnd(bars, t, higher) <= number;
      if (!forming) closed++;
      return closed;
    },
    bars: rows.bars,
  };
}

function readStart({ time, timezone, calendar }: Bars, t: number, higher: HigherPeriod): number {
  const instant = time[t]!;
  return higher.numberAt(instant, instant + readZoneClock(timezone).offsetAt(instant), calendar);
}

/** The period that begins, or goes on, when bar `t` is over. A bar of days ends with its last local date, whenever on its first it was stamped. */
function readEnd({ time, timezone, calendar, period }: Bars, t: number, higher: HigherPeriod): number {
  const { offsetAt } = readZoneClock(timezone);
  const length = periodMs(period);
  if (length < dayMs) {
    const instant = time[t]! + length;
    return higher.numberAt(instant, instant + offsetAt(instant), calendar);
  }
  const local = Math.floor((time[t]! + offsetAt(time[t]!)) / dayMs) * dayMs + length;
  return higher.numberAt(local, local, calendar);
}

/** Columns that grow by doubling. */
function openRows() {
  let rows: Bars | undefined;

  function grow(row: number, like: Bars, period: Bars['period']): Bars {
    const wider = (column: Float64Array | undefined): Float64Array => {
      const copy = new Float64Array(Math.max(64, 2 * row));
      if (column) copy.set(column);
      return copy;
    };
    const { instrument, calendar, timezone } = like;
    const volume = like.volume && wider(rows?.volume);
    const prices = {
      open: wider(rows?.open),
      high: wider(rows?.high),
      low: wider(rows?.low),
      close: wider(rows?.close),
    };
    return { instrument, calendar, timezone, period, time: wider(rows?.time), ...prices, volume };
  }

  function extend(row: number, bars: Bars, t: number): void {
    if (!rows) return;
    rows.high[row] = Math.max(rows.high[row]!, bars.high[t]!);
    rows.low[row] = Math.min(rows.low[row]!, bars.low[t]!);
    rows.close[row] = bars.close[t]!;
    if (rows.volume && bars.volume) rows.volume[row] = rows.volume[row]! + bars.volume[t]!;
  }

  return {
    begin(row: number, { bars, t, period }: { bars: Bars; t: number; period: Bars['period'] }): void {
      if (!rows || row === rows.close.length) rows = grow(row, bars, period);
      rows.time[row] = bars.time[t]!;
      rows.open[row] = bars.open[t]!;
      rows.high[row] = bars.high[t]!;
      rows.low[row] = bars.low[t]!;
      rows.close[row] = bars.close[t]!;
      if (rows.volume && bars.volume) rows.volume[row] = bars.volume[t]!;
    },
    extend,
    bars(): Bars {
      if (!rows) throw new RangeError('no higher bar has begun');
      return rows;
    },
  };
}
