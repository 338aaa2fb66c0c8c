import { sliceBars, type Bars } from '../../domain/market/bars';
import { howSense } from '../../domain/sensory/how/how-sense';
import { senseHistory } from '../../domain/sensory/sensed-history';
import { rateBenchmark, sampleBenchmark, type Benchmark } from './benchmark';
import { benchmarkColumns } from './column-rivals';
import { timeInterleaved, type Contender, type RoundOptions } from './interleaved-rounds';
import { benchmarkLiveUpdates } from './live-updates';
import { drawRandomWalk } from './random-walk';
import { senseWorks } from './sense-work';

const seed = 1;
const minuteMs = 60_000;
const dayMs = 86_400_000;

const dailyLimitSeconds = 0.5;
const candleLimitSeconds = 2;

/** Its operations last a second and more. */
const longRounds = 5;

export interface SensesSize {
  /** Daily bars that everything perceives. */
  readonly days: number;
  /** One-minute candles of HOW. */
  readonly candles: number;
  /** Live updates after as many bars as there are days. */
  readonly updates: number;
  /** Bars of the columns that libraries compute, too. */
  readonly columnBars: number;
}

export const usualSize: SensesSize = { days: 5_000, candles: 1_000_000, updates: 2_000, columnBars: 100_000 };

export interface SensesSubject {
  /** Daily, with volume. */
  readonly bars: Bars;
  readonly python: string;
}

/** What it costs to perceive prices: a whole record, a million candles, one more bar, and single columns beside those of libraries. */
export async function benchmarkSenses(
  { bars, python }: SensesSubject,
  rounds: RoundOptions,
  { days, candles, updates, columnBars }: SensesSize = usualSize,
): Promise<Benchmark[]> {
  const rarely = { ...rounds, rounds: Math.min(rounds.rounds, longRounds) };
  const record = prolongBars(bars, days + updates);
  return [
    ...(await benchmarkRecord(sliceBars(record, 0, days), rounds)),
    await benchmarkCandles(candles, rarely),
    ...benchmarkLiveUpdates(record, { history: days, rounds: rarely.rounds }),
    ...(await benchmarkColumns({ bars: drawRandomWalk(columnBars, seed).bars, python }, rounds)),
  ];
}

/** Seconds over daily bars: each alone, and their sum round by round against the limit. */
async function benchmarkRecord(bars: Bars, rounds: RoundOptions): Promise<Benchmark[]> {
  const contenders: Record<string, Contender> = {};
  for (const { name, perceive } of senseWorks) contenders[name] = { run: () => perceive(bars) };
  const timesOf = await timeInterleaved(contenders, rounds);
  const size = `over ${bars.close.length} daily bars, on one thread`;
  const sums = timesOf(senseWorks[0]!.name).map((_, round) =>
    senseWorks.reduce((sum, { name }) => sum + timesOf(name)[round]!, 0),
  );
  const against = 'the limit for all of them';
  return [
    sampleBenchmark(
      {
        ...{ name: 'senses', unit: 's', limit: dailyLimitSeconds, against },
        measures: `${senseWorks.map(({ name }) => name).join(', ')}, one after the other, ${size}`,
      },
      sums,
    ),
    sampleBenchmark(
      {
        ...{ name: 'senses/processor', unit: 's', limit: dailyLimitSeconds, against },
        measures: `the same by the processor time of all threads of the process, which neighbours cannot take away, ${size}`,
      },
      sums.map(() => measureProcessor(() => senseWorks.map(({ perceive }) => perceive(bars)))),
    ),
    ...senseWorks.map(({ name, measures }) =>
      sampleBenchmark({ name: `senses/${name}`, unit: 's', measures: `${measures}, ${size}` }, timesOf(name)),
    ),
  ];
}

/** Seconds; garbage collection and compilation beside the work count too. */
function measureProcessor(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function benchmarkCandles(candles: number, rounds: RoundOptions): Promise<Benchmark> {
  const bars = drawMinutes(candles);
  const timesOf = await timeInterleaved({ how: { run: () => senseHistory(howSense, bars) } }, rounds);
  const { value, ...rate } = rateBenchmark(
    {
      name: 'senses/how-candles',
      unit: 'candles/s',
      work: candles,
      measures: `the sense HOW over ${candles} one-minute candles of a random walk, on one thread`,
      against: `as many in ${candleLimitSeconds} s`,
    },
    timesOf('how'),
  );
  const baseline = candles / candleLimitSeconds;
  return { ...rate, value, baseline, ratio: value === null ? null : value / baseline };
}

function drawMinutes(length: number): Bars {
  const { bars } = drawRandomWalk(length, seed);
  return { ...bars, period: '1m', time: bars.time.map((_, t) => bars.time[0]! + t * minuteMs) };
}

/**
 * The record, and the record again from where it ended, until there are as many bars as asked for: prices go on at the same level, times by whole weeks, so that weekdays
 * stay what they are.
 */
export function prolongBars(bars: Bars, length: number): Bars {
  const count = bars.close.length;
  const weekMs = 7 * dayMs;
  const span = Math.ceil((bars.time[count - 1]! - bars.time[0]! + dayMs) / weekMs) * weekMs;
  const growth = bars.close[count - 1]! / bars.open[0]!;
  const prolong = (column: Float64Array, at: (value: number, lap: number) => number): Float64Array =>
    Float64Array.from({ length }, (_, t) => at(column[t % count]!, Math.floor(t / count)));
  const price = (column: Float64Array): Float64Array => prolong(column, (value, lap) => value * growth ** lap);
  return {
    ...bars,
    time: prolong(bars.time, (value, lap) => value + lap * span),
    open: price(bars.open),
    high: price(bars.high),
    low: price(bars.low),
    close: price(bars.close),
    volume: bars.volume && prolong(bars.volume, (value) => value),
  };
}
