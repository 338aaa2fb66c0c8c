import type { Bars } from '../market/bars';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import { openAverageTrueRange } from './average-true-range';
import { patternPolicy } from './patterns/policy';
import { openSimpleMovingAverage } from './simple-moving-average';
import { indicatorSignals } from './technical-signals-indicators';
import { patternSignals } from './technical-signals-patterns';

export const signalFamilies = ['trend', 'momentum', 'volatility', 'volume', 'candlestick', 'chart', 'level'] as const;
export type SignalFamily = (typeof signalFamilies)[number];

/** A named event that is held to announce a move. */
export interface SignalKind {
  readonly name: string;
  readonly family: SignalFamily;
  readonly direction: 1 | -1;
}

/** A signal as its reader sees it, strength 0 to 1. */
export interface RawSignal {
  readonly kind: SignalKind;
  readonly strength: number;
}

/** Where signals come from: `open` gives a function asked once for every bar from 0 on, which names the signals of that bar. */
export interface SignalReader {
  readonly kinds: readonly SignalKind[];
  open(): (bars: Bars, t: number) => readonly RawSignal[];
}

export interface TechnicalSignal extends SignalKind {
  /** 0 to 1. */
  readonly strength: number;
  /** Other families that said the same within the last bars, and `heavy volume` where the bar traded it. */
  readonly confirmedBy: readonly (SignalFamily | 'heavy volume')[];
  /** Why it is better passed over: it goes against the long trend, or the market is restless. */
  readonly filteredBy: readonly ('trend' | 'volatility')[];
}

export interface TechnicalSignals {
  push(bars: Bars, t: number): readonly TechnicalSignal[];
  /** The vote of the families at the bar pushed last, -1 to 1; 0 where none has one. */
  combined(): number;
}

const policy = patternPolicy.signals;
const readers: readonly SignalReader[] = [...indicatorSignals, ...patternSignals];

export const signalKinds: readonly SignalKind[] = readers.flatMap(({ kinds }) => kinds);

interface Vote {
  readonly bar: number;
  readonly family: SignalFamily;
  readonly direction: 1 | -1;
  readonly strength: number;
  readonly filtered: boolean;
}

/**
 * All signals bar by bar, each with what confirms and what filters it; and their vote: every family speaks with the strongest of its unfiltered signals of the
 * last bars, signed, and all that speak count the same, for signals of one family mostly repeat each other (Murphy 1999 asks for independent evidence).
 */
export function openTechnicalSignals(): TechnicalSignals {
  const opened = readers.map((reader) => reader.open());
  const surroundings = openSurroundings();
  let votes: Vote[] = [];

  return {
    push: (bars, t) => {
      const { heavy, trend, restless } = surroundings(bars, t);
      const raw = opened.flatMap((read) => read(bars, t));
      const filtersOf = (direction: number): TechnicalSignal['filteredBy'] => [
        ...(trend === -direction ? (['trend'] as const) : []),
        ...(restless ? (['volatility'] as const) : []),
      ];
      const own = raw.map(({ kind: { family, direction }, strength }) => ({
        bar: t,
        family,
        direction,
        strength,
        filtered: filtersOf(direction).length > 0,
      }));
      votes = [...votes.filter(({ bar }) => t - bar < policy.lifeBars), ...own];
      return raw.map(({ kind, strength }) => ({
        ...kind,
        strength,
        confirmedBy: [
          ...signalFamilies.filter((family) => family !== kind.family && agrees(votes, family, kind.direction)),
          ...(heavy ? (['heavy volume'] as const) : []),
        ],
        filteredBy: filtersOf(kind.direction),
      }));
    },
    combined: () => combineVotes(votes),
  };
}

function agrees(votes: readonly Vote[], family: SignalFamily, direction: number): boolean {
  return votes.some((vote) => vote.family === family && vote.direction === direction);
}

function combineVotes(votes: readonly Vote[]): number {
  let total = 0;
  let speaking = 0;
  for (const family of signalFamilies) {
    let strongest: Vote | undefined;
    for (const vote of votes)
      if (vote.family === family && !vote.filtered && vote.strength >= (strongest?.strength ?? 0)) strongest = vote;
    if (!strongest) continue;
    total += strongest.direction * strongest.strength;
    speaking++;
  }
  return speaking === 0 ? 0 : total / speaking;
}

interface Surroundings {
  /** Whether the bar traded well above its usual volume. */
  readonly heavy: boolean;
  /** The side of the long average on which the close is; 0 where there is none yet. */
  readonly trend: number;
  /** Whether ranges are far beyond the usual. */
  readonly restless: boolean;
}

function openSurroundings(): (bars: Bars, t: number) => Surroundings {
  const longAverage = openSimpleMovingAverage(policy.trendBars);
  const averageRange = openAverageTrueRange(patternPolicy.swings.rangeBars);
  const usualRange = openSimpleMovingAverage(policy.usualBars);
  const volumes = openRollingSum(policy.volumeBars);
  return (bars, t) => {
    const average = longAverage(bars.close[t]!);
    const range = averageRange(bars, t);
    const usual = usualRange(range);
    const volume = bars.volume?.[t] ?? Number.NaN;
    const usualVolume = volumes(volume) / policy.volumeBars;
    return {
      heavy: usualVolume > 0 && volume >= policy.volumeRatio * usualVolume,
      trend: Number.isNaN(average) ? 0 : Math.sign(bars.close[t]! - average),
      restless: usual > 0 && range > policy.restlessRatio * usual,
    };
  };
}
