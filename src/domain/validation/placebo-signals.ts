import type { BarRange } from '../market/bars';
import type { Random } from '../numerics/random';
import type { StrategySignals } from '../simulation/strategy-signals';

/** All four signals of a bar move together, so that what is entered by a rule is left by the one that belongs to it. */
type ByBar = (column: Uint8Array) => Uint8Array;

export interface SignalShuffle {
  readonly range: BarRange;
  /** Pieces that keep their inner order; as many as bars or more: none is kept. */
  readonly pieces: number;
  readonly random: Random;
}

/**
 * The signals of a range cut into pieces at random places and put together in random order; outside the range they stay. Signals that know
 * nothing of the market earn as much in one order as in another (Fisher 1935; for trading rules Aronson 2006, ch. 5). Pieces keep entries in
 * their clusters and trades at their lengths, as blocks of a bootstrap do (Kunsch 1989), so that a placebo pays about the costs that its
 * candidate pays; and because cuts fall anywhere, signals that follow the calendar lose their days, which they would not if the whole were only
 * shifted. Throws a RangeError where pieces are no whole number from 1.
 */
export function shuffleSignals(signals: StrategySignals, { range, pieces, random }: SignalShuffle): StrategySignals {
  if (!(Number.isInteger(pieces) && pieces >= 1)) throw new RangeError(`pieces are counted from 1, not ${pieces}`);
  const { from, to } = range;
  const starts = pieces >= to - from ? everyBar(to - from) : drawCuts(to - from, pieces, random);
  const order = drawOrder(starts.length, random);
  return mapSignals(signals, (column) => {
    const shuffled = column.slice();
    let at = from;
    for (const piece of order) {
      const [first, end] = [starts[piece]!, starts[piece + 1] ?? to - from];
      // Signal by signal: most pieces are a bar long where none is kept, and a copy of one byte costs as much as one of a thousand.
      for (let bar = first; bar < end; bar++) shuffled[at++] = column[from + bar]!;
    }
    return shuffled;
  });
}

/** Each bar with the signals of the bar before it, the first with none. */
export function lagSignals(signals: StrategySignals): StrategySignals {
  return mapSignals(signals, (column) => {
    const lagged = new Uint8Array(column.length);
    lagged.set(column.subarray(0, -1), 1);
    return lagged;
  });
}

function mapSignals({ longEnter, longExit, shortEnter, shortExit }: StrategySignals, change: ByBar): StrategySignals {
  return {
    longEnter: change(longEnter),
    longExit: change(longExit),
    shortEnter: change(shortEnter),
    shortExit: change(shortExit),
  };
}

/** First bars of so many pieces, in order; two cuts may fall together, and the piece between them is empty. */
function drawCuts(bars: number, pieces: number, random: Random): Int32Array {
  const cuts = new Int32Array(pieces);
  for (let piece = 1; piece < pieces; piece++) cuts[piece] = random.integer(bars);
  return cuts.sort();
}

function everyBar(bars: number): Int32Array {
  return Int32Array.from({ length: bars }, (_, bar) => bar);
}

/** Every order equally likely (Fisher & Yates 1938, as Durstenfeld 1964 writes it). */
export function drawOrder(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
  return order;
}
