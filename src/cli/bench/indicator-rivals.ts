import { ADX, ATR, BollingerBands, EMA, MACD, MFI, ROC, RSI, SMA, Stochastic } from 'technicalindicators';
import type { Bars } from '../../domain/market/bars';

interface Candle {
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Prices as libraries take them, made before the clock runs. */
export interface PriceLists {
  readonly high: number[];
  readonly low: number[];
  readonly close: number[];
  readonly volume: number[];
  readonly candles: readonly Candle[];
}

/** Another library: how it computes what these columns of ours hold, for as many of them as it knows. */
export interface IndicatorRival {
  readonly name: string;
  readonly runs: Readonly<Record<string, (prices: PriceLists) => unknown>>;
}

export function listPrices({ high, low, close, volume }: Bars): PriceLists {
  const list = (column: Float64Array | undefined): number[] => Array.from(column ?? []);
  return {
    high: list(high),
    low: list(low),
    close: list(close),
    volume: list(volume),
    candles: Array.from(close, (price, t) => ({ high: high[t]!, low: low[t]!, close: price })),
  };
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

/** Whole lists at a time; that it gives our values is a test of the features. */
export const technicalIndicators: IndicatorRival = {
  name: 'technicalindicators',
  runs: {
    'sma(20)': ({ close }) => library.sma({ values: close, period: 20 }),
    'ema(20)': ({ close }) => library.ema({ values: close, period: 20 }),
    'rsi(14)': ({ close }) => library.rsi({ values: close, period: 14 }),
    'atr(14)': ({ high, low, close }) => library.atr({ high, low, close, period: 14 }),
    'adx(14)': ({ high, low, close }) => library.adx({ high, low, close, period: 14 }),
    'macd-histogram(12,26,9)': ({ close }) => library.macd({ values: close, ...macd }),
    'bollinger-upper(20,2)+bollinger-lower(20,2)': ({ close }) =>
      library.bollinger({ values: close, period: 20, stdDev: 2 }),
    'stochastic(14)': ({ high, low, close }) => library.stochastic({ high, low, close, period: 14, signalPeriod: 3 }),
    'roc(22)': ({ close }) => library.roc({ values: close, period: 22 }),
    'money-flow(14)': ({ high, low, close, volume }) => library.mfi({ high, low, close, volume, period: 14 }),
  },
};

/** A value at a time, as a feed would bring them. Undefined where the package, which only development needs, is not installed. */
export async function loadTradingSignals(): Promise<IndicatorRival | undefined> {
  const signals = await import('trading-signals').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  });
  if (signals === undefined) return undefined;
  const closes =
    (create: () => { add(value: number): unknown }) =>
    ({ close }: PriceLists): unknown =>
      feed(create(), close);
  const candles =
    (create: () => { add(value: Candle): unknown }) =>
    (prices: PriceLists): unknown =>
      feed(create(), prices.candles);
  const average = (period: number) => new signals.EMA(period);
  return {
    name: 'trading-signals',
    runs: {
      'sma(20)': closes(() => new signals.SMA(20)),
      'ema(20)': closes(() => average(20)),
      'rsi(14)': closes(() => new signals.RSI(14)),
      'atr(14)': candles(() => new signals.ATR(14)),
      'adx(14)': candles(() => new signals.ADX(14)),
      'macd-histogram(12,26,9)': closes(() => new signals.MACD(average(12), average(26), average(9))),
      'bollinger-upper(20,2)+bollinger-lower(20,2)': closes(() => new signals.BollingerBands(20, 2)),
      'stochastic(14)': candles(() => new signals.StochasticOscillator(14, 3, 3)),
      'roc(22)': closes(() => new signals.ROC(22)),
    },
  };
}

function feed<Value>(indicator: { add(value: Value): unknown }, values: readonly Value[]): unknown[] {
  return values.map((value) => indicator.add(value));
}
