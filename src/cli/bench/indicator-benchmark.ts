import type { Bars } from '../../domain/market/bars';
import { resolveFeature } from '../../domain/strategy/feature-registry';
import { rateBenchmark, type Benchmark } from './benchmark';
import { listPrices, loadTradingSignals, technicalIndicators, type IndicatorRival } from './indicator-rivals';
import { timeInterleaved, type Contender, type RoundOptions, type RoundTimes } from './interleaved-rounds';

/** What is computed, and whether it takes volume. Both sides use the same formula. */
const indicators: readonly { readonly features: readonly string[]; readonly needsVolume?: true }[] = [
  { features: ['sma(20)'] },
  { features: ['ema(20)'] },
  { features: ['rsi(14)'] },
  { features: ['atr(14)'] },
  { features: ['adx(14)'] },
  { features: ['macd-histogram(12,26,9)'] },
  { features: ['bollinger-upper(20,2)', 'bollinger-lower(20,2)'] },
  { features: ['stochastic(14)'] },
  { features: ['roc(22)'] },
  { features: ['money-flow(14)'], needsVolume: true },
];

interface Timed {
  readonly name: string;
  readonly ours: RoundTimes;
  readonly rivals: Readonly<Record<string, RoundTimes>>;
}

/** Our feature columns against two libraries, on the same bars. One that is not installed is skipped by name. */
export async function benchmarkIndicators(bars: Bars, rounds: RoundOptions): Promise<Benchmark[]> {
  const signals = await loadTradingSignals();
  const rivals = signals === undefined ? [technicalIndicators] : [technicalIndicators, signals];
  const timed = await timeIndicators(bars, rivals, rounds);
  const { length } = bars.close;
  return [
    ...describeRival(technicalIndicators.name, timed, { prefix: 'indicators', length }),
    ...(signals === undefined
      ? [skippedRival]
      : describeRival(signals.name, timed, { prefix: `indicators/${signals.name}`, length })),
  ];
}

const skippedRival: Benchmark = {
  name: 'indicators/trading-signals',
  unit: 'bars/s',
  value: null,
  baseline: null,
  ratio: null,
  measures: 'skipped: the package trading-signals is not installed',
};

async function timeIndicators(bars: Bars, rivals: readonly IndicatorRival[], rounds: RoundOptions): Promise<Timed[]> {
  const prices = listPrices(bars);
  const timed: Timed[] = [];
  for (const { features, needsVolume } of indicators) {
    if (needsVolume && bars.volume === undefined) continue;
    const name = features.join('+');
    const columns = features.map(resolveFeature);
    const contenders: Record<string, Contender> = {
      ours: { run: () => columns.map(({ feature, parameters }) => feature.compute(bars, parameters)) },
    };
    for (const rival of rivals) {
      const run = rival.runs[name];
      if (run) contenders[rival.name] = { run: () => run(prices) };
    }
    const timesOf = await timeInterleaved(contenders, rounds);
    const times = Object.keys(contenders).map((key) => [key, timesOf(key)] as const);
    timed.push({ name, ours: timesOf('ours'), rivals: Object.fromEntries(times) });
  }
  return timed;
}

/** All indicators that the rival knows together, then each of them. */
function describeRival(
  rival: string,
  timed: readonly Timed[],
  { prefix, length }: { prefix: string; length: number },
): Benchmark[] {
  const shared = { unit: 'bars/s', work: length, against: `the same by the package ${rival}` };
  const pairs = timed.flatMap(({ name, ours, rivals }) => {
    const theirs = rivals[rival];
    return theirs === undefined ? [] : [{ name, ours, theirs }];
  });
  const sum = (side: 'ours' | 'theirs'): RoundTimes =>
    (pairs[0]?.[side] ?? []).map((_, round) => pairs.reduce((total, pair) => total + pair[side][round]!, 0));
  const measures = `${pairs.length} indicators, one after the other, over ${length} bars`;
  return [
    rateBenchmark({ ...shared, name: prefix, measures }, sum('ours'), sum('theirs')),
    ...pairs.map(({ name, ours, theirs }) => {
      const alone = `that indicator alone over ${length} bars`;
      return rateBenchmark({ ...shared, name: `${prefix}/${name}`, measures: alone }, ours, theirs);
    }),
  ];
}
