import { sliceBars, type Bars } from '../market/bars';
import type { Random } from '../numerics/random';
import { listEqualRanges } from './bar-ranges';
import { findDifferences, type Columns } from './observations';

/** A value that changed when the bars after it did. */
export interface LookAheadMismatch {
  /** First bar that was cut off or altered. */
  readonly cut: number;
  readonly by: 'truncation' | 'alteration';
  /** First bar whose value differs. */
  readonly bar: number;
  /** Which value: a feature, a measure of the market, a rule's signal, or the account. */
  readonly what: string;
}

export interface LookAheadEvidence {
  /** First bars that were cut off, in order. */
  readonly cuts: readonly number[];
  /** Values compared with those of the whole history, over all cuts. */
  readonly compared: number;
  /** The first of each value at each cut; empty where nothing looks ahead. */
  readonly mismatches: readonly LookAheadMismatch[];
}

/** What is made of bars. */
export interface Reading {
  /** Known at each bar's close. */
  readonly columns: Columns;
  /** Known at each bar's close but the last, at which everything is sold because the data ends. */
  readonly account: Columns;
}

export interface LookAheadOptions {
  /** How many, at least 1; fewer where there are not so many bars to cut at. */
  readonly cuts: number;
  readonly random: Random;
}

/**
 * Makes of shortened and of altered bars what is made of the whole history, everything from the beginning, and lists what is not the same to the
 * last bit: first with the bars from a random place on cut off, then with nonsense in their stead, which keeps the length that something may have been
 * divided by. One random place in each of so many equal stretches. Throws a RangeError where cuts are no whole number from 1.
 */
export function findLookAhead(
  read: (bars: Bars) => Reading,
  bars: Bars,
  { cuts, random }: LookAheadOptions,
): LookAheadEvidence {
  if (!(Number.isInteger(cuts) && cuts >= 1)) throw new RangeError(`cuts are counted from 1, not ${cuts}`);
  const whole = read(bars);
  const places = drawCuts(bars.close.length, { cuts, random });
  const mismatches: LookAheadMismatch[] = [];
  let compared = 0;
  for (const cut of places) {
    const compare = (by: LookAheadMismatch['by'], past: Reading, lastSale: number): void => {
      compared += whole.columns.size * cut + whole.account.size * lastSale;
      for (const { what, bar } of [
        ...findDifferences(whole.columns, past.columns, cut),
        ...findDifferences(whole.account, past.account, lastSale),
      ])
        mismatches.push({ cut, by, bar, what });
    };
    compare('truncation', read(copyBars(sliceBars(bars, 0, cut))), cut - 1);
    compare('alteration', read(alterFuture(bars, cut, random)), cut);
  }
  return { cuts: places, compared, mismatches };
}

function drawCuts(bars: number, { cuts, random }: LookAheadOptions): number[] {
  const count = Math.max(0, Math.min(cuts, bars - 1));
  const stretches = count === 0 ? [] : listEqualRanges(bars - 1, count);
  return stretches.map(({ from, to }) => 1 + from + random.integer(to - from));
}

/** A view of a longer column still has the rest behind it, for whoever looks at its buffer. */
function copyBars(bars: Bars): Bars {
  const { time, open, high, low, close, volume } = bars;
  return {
    ...bars,
    time: time.slice(),
    open: open.slice(),
    high: high.slice(),
    low: low.slice(),
    close: close.slice(),
    volume: volume?.slice(),
  };
}

/** Prices turned over at the last close that stays, what rose now falls, and thrown about; times stay, for they were known. */
function alterFuture(bars: Bars, cut: number, random: Random): Bars {
  const level = bars.close[cut - 1]! ** 2;
  const factors = Float64Array.from({ length: bars.close.length - cut }, () => 0.5 + random.uniform());
  const turned = (own: Float64Array, source: Float64Array): Float64Array =>
    own.map((value, bar) => (bar < cut ? value : (level / source[bar]!) * factors[bar - cut]!));
  return {
    ...bars,
    open: turned(bars.open, bars.open),
    high: turned(bars.high, bars.low),
    low: turned(bars.low, bars.high),
    close: turned(bars.close, bars.close),
    volume: bars.volume?.map((value, bar) => (bar < cut ? value : 7 * value * factors[bar - cut]! + 1)),
  };
}
