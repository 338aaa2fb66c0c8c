import type { Bars } from '../../domain/market/bars';
import { requireQuantile } from '../../domain/numerics/quantile';
import { sampleBenchmark, type Benchmark } from './benchmark';
import { senseWorks } from './sense-work';

export interface LiveSize {
  /** Bars taken in before the clock runs. */
  readonly history: number;
  readonly rounds: number;
}

const limitMs = 2;

/**
 * What one more bar costs when everything that perceives prices is up to date: each round opens all of it afresh, takes in the history and times every bar after it.
 * The same bar is the same work in every round, so the median of its rounds tells what it costs without the neighbours.
 */
export function benchmarkLiveUpdates(
  bars: Bars,
  { history, rounds }: LiveSize,
  now: () => number = () => performance.now(),
): Benchmark[] {
  const updates = bars.close.length - history;
  const times = Array.from({ length: rounds }, () => timeUpdates(bars, history, now));
  const typical = Float64Array.from({ length: updates }, (_, update) =>
    requireQuantile(
      times.map((round) => round[update]!),
      0.5,
    ),
  );
  const measures = `one bar pushed to the ${senseWorks.map(({ name }) => name).join(', ')} streams after ${history} bars of history, ${updates} times`;
  const ofRounds = (probability: number): number[] => times.map((round) => requireQuantile(round, probability));
  const limit = { unit: 'ms', limit: limitMs, against: 'the limit for one live update' };
  return [
    sampleBenchmark(
      { ...limit, name: 'senses/live/p50', measures: `${measures}: the median of the updates` },
      ofRounds(0.5),
    ),
    sampleBenchmark(
      { ...limit, name: 'senses/live/p99', measures: `${measures}: the 99th percentile of the updates` },
      ofRounds(0.99),
    ),
    sampleBenchmark(
      {
        ...limit,
        name: 'senses/live/p99-typical',
        measures: `${measures}: each update at the median of its rounds, the 99th percentile of those`,
      },
      [requireQuantile(typical, 0.99)],
    ),
  ];
}

/** Milliseconds of each bar after the history. */
function timeUpdates(bars: Bars, history: number, now: () => number): Float64Array {
  const pushes = senseWorks.map((work) => work.open(bars));
  const kept: unknown[] = pushes.map(() => undefined);
  const times = new Float64Array(bars.close.length - history);
  for (let t = 0; t < bars.close.length; t++) {
    const startedAt = now();
    for (let work = 0; work < pushes.length; work++) kept[work] = pushes[work]!(t);
    if (t >= history) times[t - history] = now() - startedAt;
  }
  return times;
}
