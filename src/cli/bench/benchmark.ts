import { computeQuantile } from '../../domain/numerics/quantile';
import type { RoundTimes } from './interleaved-rounds';

/** One measured figure. */
export interface Benchmark {
  readonly name: string;
  readonly unit: string;
  /** Null where this machine cannot measure it. */
  readonly value: number | null;
  /** In the same unit: what the value is compared with, a rival measured in the same rounds or a limit. */
  readonly baseline: number | null;
  /** Value over baseline; where both were measured, the median of the ratios within each round. */
  readonly ratio: number | null;
  /** Interquartile range over the median of the rounds' values. */
  readonly spread?: number;
  /** Smallest and largest of the rounds' values. */
  readonly min?: number;
  readonly max?: number;
  readonly rounds?: number;
  /** Where the value lies with 95 % confidence, where that is estimated. */
  readonly interval?: { readonly lower: number; readonly upper: number };
  /** What exactly is measured, and against what. */
  readonly measures: string;
  readonly against?: string;
}

export interface RateWork {
  readonly name: string;
  readonly unit: string;
  /** Units of work in one operation. */
  readonly work: number;
  readonly measures: string;
  readonly against?: string;
}

/** How much work a second, from the seconds an operation took in each round. */
export function rateBenchmark(
  { name, unit, work, measures, against }: RateWork,
  own: RoundTimes,
  rival?: RoundTimes,
): Benchmark {
  const rates = own.map((seconds) => work / seconds);
  const rivalRates = rival?.map((seconds) => work / seconds);
  return {
    name,
    unit,
    value: median(rates),
    baseline: rivalRates === undefined ? null : median(rivalRates),
    ratio: rivalRates === undefined ? null : median(rates.map((rate, round) => rate / rivalRates[round]!)),
    ...describeRounds(rates),
    measures,
    ...(against !== undefined && { against }),
  };
}

export interface SampleFigure {
  readonly name: string;
  readonly unit: string;
  readonly limit?: number;
  readonly measures: string;
  readonly against?: string;
}

/** The median of several readings of the same thing, set against a limit. */
export function sampleBenchmark(
  { name, unit, limit, measures, against }: SampleFigure,
  readings: readonly number[],
): Benchmark {
  const value = median(readings);
  return {
    name,
    unit,
    value,
    baseline: limit ?? null,
    ratio: value === null || limit === undefined ? null : value / limit,
    ...(readings.length > 1 && describeRounds(readings)),
    measures,
    ...(against !== undefined && { against }),
  };
}

function median(values: readonly number[]): number | null {
  return computeQuantile(values, 0.5) ?? null;
}

function describeRounds(values: readonly number[]): Pick<Benchmark, 'spread' | 'min' | 'max' | 'rounds'> {
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map((probability) => computeQuantile(values, probability));
  const hasSpread = lower !== undefined && middle !== undefined && upper !== undefined && middle > 0;
  return {
    ...(hasSpread && { spread: (upper - lower) / middle }),
    ...(values.length > 0 && { min: Math.min(...values), max: Math.max(...values) }),
    rounds: values.length,
  };
}
