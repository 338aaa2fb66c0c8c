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
  readonly rival: (prices: PriceLists) => unknown;
  readonly needsVolume?: true;
}

/** The library states its inputs as classes, and takes any object. */
const plain = <I, R>(calculate: (input: I) => R): ((input: { [K in keyof I]: I[K] }) => R) => calculate;
const library = {
  sma: plain(SMA.calculate),
  ema: plain(EMA.calculate),
  rsi: plain(RSI.calculate),
  atr: plain(ATR.calculate),
  adx: plain(ADX.calculate),
  macd: plain(MACD.calculate),
  bollinger: plain(BollingerBands.calculate),
  stochastic: plain(Stochastic.calculate),
  roc: plain(ROC.calculate),
  mfi: plain(MFI.calculate),
};
const macd = { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9, SimpleMAOscillator: false, SimpleMASignal: false };

/** The same formula twice; that both give the same values is a test of the features. */
const pairs: readonly Pair[] = [
  { features: ['sma(20)'], rival: ({ close }) => library.sma({ values: close, period: 20 }) },
  { features: ['ema(20)'], rival: ({ close }) => library.ema({ values: close, period: 20 }) },
  { features: ['rsi(14)'], rival: ({ close }) => library.rsi({ values: close, period: 14 }) },
  { features: ['atr(14)'], rival: ({ high, low, close }) => library.atr({ high, low, close, period: 14 }) },
  { features: ['adx(14)'], rival: ({ high, low, close }) => library.adx({ high, low, close, period: 14 }) },
  { features: ['macd-histogram(12,26,9)'], rival: ({ close }) => library.macd({ values: close, ...macd }) },
  {
    features: ['bollinger-upper(20,2)', 'bollinger-lower(20,2)'],
    rival: ({ close }) => library.bollinger({ values: close, period: 20, stdDev: 2 }),
  },
  {
    features: ['stochastic(14)'],
    rival: ({ high, low, close }) => library.stochastic({ high, low, close, period: 14, signalPeriod: 3 }),
  },
  { features: ['roc(22)'], rival: ({ close }) => library.roc({ values: close, period: 22 }) },
  {
    features: ['money-flow(14)'],
    rival: ({ high, low, close, volume }) => library.mfi({ high, low, close, volume, period: 14 }),
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
  for (const { features, rival } of usable) {
    const columns = features.map(resolveFeature);
    const timesOf = await timeInterleaved(
      {
        ours: { run: () => columns.map(({ feature, parameters }) => feature.compute(bars, parameters)) },
        theirs: { run: () => rival(prices) },
      },
      rounds,
    );
    timed.push({ name: features.join('+'), ours: timesOf('ours'), theirs: timesOf('theirs') });
  }
  const all = (side: 'ours' | 'theirs'): RoundTimes =>
    Array.from({ length: rounds.rounds }, (_, round) => timed.reduce((sum, pair) => sum + pair[side][round]!, 0));
  const measures = `${usable.length} indicators, one after the other, over ${length} bars`;
  return [
    rateBenchmark({ name: 'indicators', unit, work: length, measures, against }, all('ours'), all('theirs')),
    ...timed.map(({ name, ours, theirs }) =>
      rateBenchmark(
        {
          name: `indicators/${name}`,
          unit,
          work: length,
          measures: `that indicator alone over ${length} bars`,
          against,
        },
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
