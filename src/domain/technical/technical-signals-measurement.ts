import type { Bars } from '../market/bars';
import { computeBinomialTail, computeShareBounds, type ShareBounds } from '../numerics/binomial-distribution';
import { adjustForFamily } from '../numerics/family-wise-error';
import { patternPolicy } from './patterns/policy';
import { openTechnicalSignals, signalKinds, type SignalFamily, type TechnicalSignal } from './technical-signals';

/** How often the market went the way of a signal, beside how often it goes that way at all. */
export interface SignalRecord {
  readonly signal: string;
  readonly family: SignalFamily | 'combination';
  readonly direction: 1 | -1;
  /** Bets whose outcome is known: signals less than a horizon after the last one counted are part of the same bet. */
  readonly count: number;
  /** Share of bars after which the market stood on that side a horizon later; absent without such bars. */
  readonly baseRate?: number;
  /** Absent without a bet, like all that follows. */
  readonly hitRate?: number;
  /** Exact, 95 % (Clopper & Pearson 1934). */
  readonly interval?: ShareBounds;
  /** Chance of so many hits or more at the base rate. */
  readonly pValue?: number;
  /** The same among so many signals (Holm 1979). */
  readonly adjustedPValue?: number;
  /** Whether it is better than the base rate beyond luck. */
  readonly believed: boolean;
}

export interface SignalMeasurement {
  readonly horizonBars: number;
  readonly signals: readonly SignalRecord[];
  /** What the last bar says; absent without bars. */
  readonly latest?: { readonly bar: number; readonly signals: readonly TechnicalSignal[]; readonly combined: number };
}

interface Kind {
  readonly signal: string;
  readonly family: SignalRecord['family'];
  readonly direction: 1 | -1;
}

/** Beside every signal: any that is confirmed and not filtered, and the vote of the families. */
const combinations: readonly Kind[] = ([1, -1] as const).flatMap((direction) => [
  { signal: `any confirmed signal ${wayOf(direction)}`, family: 'combination', direction },
  { signal: `vote ${wayOf(direction)}`, family: 'combination', direction },
]);

const kinds: readonly Kind[] = [
  ...signalKinds.map(({ name, family, direction }) => ({ signal: name, family, direction })),
  ...combinations,
];

/** Of each bound: 95 % between the two. */
const boundLevel = 0.975;

/** The record of every signal on these bars. Throws a RangeError on a horizon that is no whole number of bars from 1. */
export function measureSignals(bars: Bars, horizonBars: number): SignalMeasurement {
  if (!(Number.isInteger(horizonBars) && horizonBars >= 1))
    throw new RangeError(`a horizon is a whole number of bars from 1, not ${horizonBars}`);
  const { bets, latest } = collectBets(bars, horizonBars);
  const baseRates = { '1': baseRateOf(bars, horizonBars, 1), '-1': baseRateOf(bars, horizonBars, -1) };
  const rows = kinds.map((kind) => {
    const own = bets.get(kind.signal) ?? [];
    const baseRate = baseRates[kind.direction];
    if (own.length === 0 || baseRate === undefined)
      return { ...kind, count: 0, ...(baseRate !== undefined && { baseRate }) };
    const hits = own.filter((t) => goes(bars, { t, horizonBars, direction: kind.direction })).length;
    return {
      ...kind,
      count: own.length,
      baseRate,
      hitRate: hits / own.length,
      interval: computeShareBounds(hits, own.length, boundLevel),
      pValue: computeBinomialTail(hits, own.length, baseRate),
    };
  });
  return { horizonBars, signals: judge(rows), ...(latest && { latest }) };
}

/** Step-down over the signals that came at all: whether one came says nothing of what followed. */
function judge(rows: readonly Omit<SignalRecord, 'believed' | 'adjustedPValue'>[]): SignalRecord[] {
  const tested = rows.flatMap(({ pValue }) => (pValue === undefined ? [] : [pValue]));
  const adjusted = adjustForFamily(tested);
  let next = 0;
  return rows.map((row) => {
    if (row.pValue === undefined) return { ...row, believed: false };
    const adjustedPValue = adjusted[next++]!;
    return { ...row, adjustedPValue, believed: adjustedPValue <= patternPolicy.signals.familyError };
  });
}

interface Bets {
  /** By signal, the bars of its bets. */
  readonly bets: ReadonlyMap<string, readonly number[]>;
  readonly latest: SignalMeasurement['latest'];
}

function collectBets(bars: Bars, horizonBars: number): Bets {
  const stream = openTechnicalSignals();
  const bets = new Map<string, number[]>();
  const length = bars.close.length;
  const note = (signal: string, t: number): void => {
    const known = bets.get(signal);
    if (!known) bets.set(signal, [t]);
    else if (t - known[known.length - 1]! >= horizonBars) known.push(t);
  };
  let latest: SignalMeasurement['latest'];
  for (let t = 0; t < length; t++) {
    const signals = stream.push(bars, t);
    const combined = stream.combined();
    if (t === length - 1) latest = { bar: t, signals, combined };
    if (t + horizonBars >= length) continue;
    for (const { name, direction, confirmedBy, filteredBy } of signals) {
      note(name, t);
      if (confirmedBy.length > 0 && filteredBy.length === 0) note(`any confirmed signal ${wayOf(direction)}`, t);
    }
    if (combined !== 0) note(`vote ${wayOf(combined)}`, t);
  }
  return { bets, latest };
}

function wayOf(direction: number): string {
  return direction > 0 ? 'up' : 'down';
}

interface Bet {
  readonly t: number;
  readonly horizonBars: number;
  readonly direction: 1 | -1;
}

function goes({ close }: Bars, { t, horizonBars, direction }: Bet): boolean {
  return direction * (close[t + horizonBars]! - close[t]!) > 0;
}

function baseRateOf(bars: Bars, horizonBars: number, direction: 1 | -1): number | undefined {
  const known = bars.close.length - horizonBars;
  if (known <= 0) return undefined;
  let right = 0;
  for (let t = 0; t < known; t++) right += Number(goes(bars, { t, horizonBars, direction }));
  return right / known;
}
