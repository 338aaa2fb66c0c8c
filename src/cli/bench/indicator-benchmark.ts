import { ADX, ATR, BollingerBands, EMA, MACD, MFI, ROC, RSI, SMA, Stochastic } from 'technicalindicators';
import type { Bars } from '../../domain/market/bars';
import { resolveFeature } from '../../domain/strategy/feature-registry';
import { rateBenchmark, type Benchmark } from './benchmark';
import { timeInterleaved, type RoundOptions, type RoundTimes } from './interleaved-rounds';

/** Prices as the library takes them. */
interface PriceLists {
  readonly high: number[];
  readonly low: number[];
  readonly close: number[];
  readonly volume: number[];
}

interface Pair {
  readonly features: readonly string[];
  readonly library: (prices: PriceLists) => unknown;
  readonly needsVolume?: true;
}

const macd = { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9, SimpleMAOscillator: false, SimpleMASignal: false };

/** The same formula twice; that both give the same values is a test of the features. */
const pairs: readonly Pair[] = [
  { features: ['sma(20)'], library: ({ close }) => SMA.calculate({ values: close, period: 20 }) },
  { features: ['ema(20)'], library: ({ close }) => EMA.calculate({ values: close, period: 20 }) },
  { features: ['rsi(14)'], library: ({ close }) => RSI.calculate({ values: close, period: 14 }) },
  { features: ['atr(14)'], library: ({ high, low, close }) => ATR.calculate({ high, low, close, period: 14 }) },
  { features: ['adx(14)'], library: ({ high, low, close }) => ADX.calculate({ high, low, close, period: 14 }) },
  { features: ['macd-histogram(12,26,9)'], library: ({ close }) => MACD.calculate({ values: close, ...macd }) },
  {
    features: ['bollinger-upper(20,2)', 'bollinger-lower(20,2)'],
    library: ({ close }) => BollingerBands.calculate({ values: close, period: 20, stdDev: 2 }),
  },
  {
    features: ['stochastic(14)'],
    library: ({ high, low, close }) => Stochastic.calculate({ high, low, close, period: 14, signalPeriod: 3 }),
  },
  { features: ['roc(22)'], library: ({ close }) => ROC.calculate({ values: close, period: 22 }) },
  {
    features: ['money-flow(14)'],
    library: ({ high, low, close, volume }) => MFI.calculate({ high, low, close, volume, period: 14 }),
    needsVolume: true,
  },
];

const unit = 'bars/s';
const against = 'the same by the package technicalindicators';

/** Our feature columns against a widely used library, on the same bars. */
export async function benchmarkIndicators(bars: Bars, rounds: RoundOptions): Promise<Benchmark[]> {
  const { length } = bars.close;
  const prices = listPrices(bars);
  const usable = pairs.filter(({ needsVolume }) => !needsVolume || bars.volume !== undefined);
  const timed: { name: string; ours: RoundTimes; theirs: RoundTimes }[] = [];
  for (const { features, library } of usable) {
    const columns = features.map(resolveFeature);
    const { ours, theirs } = await timeInterleaved(
      {
        ours: { run: () => columns.map(({ feature, parameters }) => feature.compute(bars, parameters)) },
        theirs: { run: () => library(prices) },
      },
      rounds,
    );
    timed.push({ name: features.join('+'), ours, theirs });
  }
  const all = (side: 'ours' | 'theirs'): RoundTimes =>
    Array.from({ length: rounds.rounds }, (_, round) => timed.reduce((sum, pair) => sum + pair[side][round]!, 0));
  const measures = `${usable.length} indicators, one after the other, over ${length} bars`;
  return [
    rateBenchmark({ name: 'indicators', unit, work: length, measures, against }, all('ours'), all('theirs')),
    ...timed.map(({ name, ours, theirs }) =>
      rateBenchmark(
        { name: `indicators/${name}`, unit, work: length, measures: `${name} over ${length} bars`, against },
        ours,
        theirs,
      ),
    ),
  ];
}

function listPrices({ high, low, close, volume }: Bars): PriceLists {
  const list = (column: Float64Array | undefined): number[] => Array.from(column ?? []);
  return { high: list(high), low: list(low), close: list(close), volume: list(volume) };
}
