import type { Bars } from '../../src/domain/market/bars';

/**
 * The conventions of the labels in `ict_eurusd_15m` (the Python library smart-money-concepts 0.0.27), worded anew from its documentation and source so
 * that each difference from ours can be named. All of them look ahead: a label stands at the bar where something happened, not where it is known.
 */
export interface LabelledSwing {
  readonly bar: number;
  readonly kind: 1 | -1;
  readonly price: number;
}

/** Largest of the `side - 1` bars before, the bar and the `side` bars after, ties allowed; highs before lows. */
export function findCandidates({ high, low }: Bars, side: number): LabelledSwing[] {
  const found: LabelledSwing[] = [];
  for (let bar = 2 * side - 1; bar + side < high.length; bar++) {
    const from = bar - side + 1;
    const to = bar + side + 1;
    if (high[bar] === Math.max(...high.subarray(from, to))) found.push({ bar, kind: 1, price: high[bar]! });
    else if (low[bar] === Math.min(...low.subarray(from, to))) found.push({ bar, kind: -1, price: low[bar]! });
  }
  return found;
}

/** Highs and lows take turns: of several in a row the most extreme stays, of equals the first. The first bar is made the opposite of the first swing. */
export function findLabelledSwings(bars: Bars, side: number): LabelledSwing[] {
  const swings: LabelledSwing[] = [];
  for (const swing of findCandidates(bars, side)) {
    const last = swings.at(-1);
    if (last?.kind !== swing.kind) swings.push(swing);
    else if (swing.kind * swing.price > swing.kind * last.price) swings[swings.length - 1] = swing;
  }
  const first = swings[0];
  if (!first) return [];
  const price = first.kind === 1 ? bars.low[0]! : bars.high[0]!;
  return [{ bar: 0, kind: first.kind === 1 ? -1 : 1, price }, ...swings];
}

export interface LabelledBreak {
  readonly bar: number;
  readonly direction: 1 | -1;
  readonly changesCharacter: boolean;
  readonly level: number;
  readonly brokenBar: number;
}

/** Four swings in a row of the right heights; the second is the level, broken by the first close beyond it from two bars on. */
export function findLabelledBreaks({ close }: Bars, swings: readonly LabelledSwing[]): LabelledBreak[] {
  let found: LabelledBreak[] = [];
  for (let i = 3; i < swings.length; i++) {
    const [first, second, third, fourth] = swings.slice(i - 3, i + 1) as [
      LabelledSwing,
      LabelledSwing,
      LabelledSwing,
      LabelledSwing,
    ];
    const direction = second.kind;
    const [a, b, c, d] = [first, second, third, fourth].map(({ price }) => direction * price) as [
      number,
      number,
      number,
      number,
    ];
    const continues = a < c && c < b && b < d;
    const changesCharacter = d > b && b > a && a > c;
    if (!continues && !changesCharacter) continue;
    const level = Math.fround(second.price);
    const brokenBar = close.findIndex((price, t) => t >= second.bar + 2 && direction * price > direction * level);
    // Those that began before this one and were broken with it or after it are dropped.
    if (brokenBar >= 0) {
      found = found.filter((one) => one.brokenBar < brokenBar);
      found.push({ bar: second.bar, direction, changesCharacter, level, brokenBar });
    }
  }
  return found;
}

export interface LabelledGap {
  readonly bar: number;
  readonly direction: 1 | -1;
  readonly top: number;
  readonly bottom: number;
  /** First bar, from two on, that reaches the nearer edge; 0 where there is none. */
  readonly touchedBar: number;
}

export function findLabelledGaps({ open, high, low, close }: Bars): LabelledGap[] {
  const found: LabelledGap[] = [];
  for (let bar = 1; bar + 1 < close.length; bar++) {
    const rises = close[bar]! > open[bar]! && high[bar - 1]! < low[bar + 1]!;
    const falls = close[bar]! < open[bar]! && low[bar - 1]! > high[bar + 1]!;
    if (!rises && !falls) continue;
    const top = rises ? low[bar + 1]! : low[bar - 1]!;
    const bottom = rises ? high[bar - 1]! : high[bar + 1]!;
    const touches = (t: number): boolean => (rises ? low[t]! <= top : high[t]! >= bottom);
    let touchedBar = bar + 2;
    while (touchedBar < close.length && !touches(touchedBar)) touchedBar++;
    found.push({ bar, direction: rises ? 1 : -1, top, bottom, touchedBar: touchedBar < close.length ? touchedBar : 0 });
  }
  return found;
}

export interface LabelledBlock {
  readonly bar: number;
  readonly direction: 1 | -1;
  readonly breakBar: number;
  readonly low: number;
  readonly high: number;
  /** First bar that trades beyond its farther edge, and the first after that which trades beyond the nearer one, when the label is taken back. */
  readonly brokenBar: number | undefined;
  readonly droppedBar: number | undefined;
}

/** The extreme candle between the last swing and the close beyond it, whatever its colour and however far the close went. */
export function findLabelledBlocks(bars: Bars, swings: readonly LabelledSwing[]): LabelledBlock[] {
  return ([1, -1] as const).flatMap((direction) => findBlocksOf(bars, swings, direction));
}

function findBlocksOf(bars: Bars, swings: readonly LabelledSwing[], direction: 1 | -1): LabelledBlock[] {
  const { high, low, close } = bars;
  const beyond = direction > 0 ? high : low;
  const behind = direction > 0 ? low : high;
  const ours = swings.filter(({ kind }) => kind === direction);
  const crossed = new Set<number>();
  const found: LabelledBlock[] = [];
  let next = 0;
  for (let t = 0; t < close.length; t++) {
    while (next < ours.length && ours[next]!.bar < t) next++;
    const swing = ours[next - 1];
    if (!swing || crossed.has(swing.bar) || !(direction * close[t]! > direction * beyond[swing.bar]!)) continue;
    crossed.add(swing.bar);
    let bar = t - 1;
    for (let at = t - 1; at > swing.bar; at--) if (direction * behind[at]! < direction * behind[bar]!) bar = at;
    const find = (from: number, holds: (at: number) => boolean): number | undefined => {
      for (let at = from; at < close.length; at++) if (holds(at)) return at;
      return undefined;
    };
    const brokenBar = find(t + 1, (at) => direction * behind[at]! < direction * behind[bar]!);
    const droppedBar =
      brokenBar === undefined
        ? undefined
        : find(brokenBar + 1, (at) => direction * beyond[at]! > direction * beyond[bar]!);
    found.push({ bar, direction, breakBar: t, low: low[bar]!, high: high[bar]!, brokenBar, droppedBar });
  }
  return found;
}

export interface LabelledPool {
  readonly bar: number;
  readonly kind: 1 | -1;
  readonly endBar: number;
  /** First bar that reaches the tolerance beyond the first swing; 0 where there is none. */
  readonly sweptBar: number;
}

/** Swings within the tolerance of the first, until the market reaches the tolerance beyond it; each swing belongs to one pool. */
export function findLabelledPools(bars: Bars, swings: readonly LabelledSwing[], tolerance: number): LabelledPool[] {
  return ([1, -1] as const).flatMap((kind) => {
    const ours = swings.filter((swing) => swing.kind === kind);
    const extreme = kind > 0 ? bars.high : bars.low;
    const used = new Set<number>();
    return ours.flatMap((first) => {
      if (used.has(first.bar)) return [];
      const edge = first.price + kind * tolerance;
      const reached = extreme.findIndex((price, t) => t > first.bar && kind * price >= kind * edge);
      const sweptBar = Math.max(0, reached);
      const members = ours.filter(
        ({ bar, price }) =>
          bar > first.bar &&
          (sweptBar === 0 || bar < sweptBar) &&
          !used.has(bar) &&
          price >= first.price - tolerance &&
          price <= first.price + tolerance,
      );
      for (const { bar } of members) used.add(bar);
      const last = members.at(-1);
      return last ? [{ bar: first.bar, kind, endBar: last.bar, sweptBar }] : [];
    });
  });
}
