import * as indicators from 'technicalindicators';
import * as signals from 'trading-signals';
import type { Agreement } from './talib';

/** Bars as both packages take them. */
export interface Columns {
  readonly open: number[];
  readonly high: number[];
  readonly low: number[];
  readonly close: number[];
  readonly volume: number[];
}

export interface PackageOracle extends Agreement {
  /** The package's name of it, as called. */
  readonly call: string;
  /** A value a bar, or the last of them where the package leaves out the warm-up. */
  readonly column: (columns: Columns) => readonly (number | undefined)[];
}

const twoDecimals: Agreement = { within: 0.006, why: 'rounds to two decimals' };
const percent = (value: number | undefined): number | undefined => (value === undefined ? undefined : value / 100);

/** Of `technicalindicators`. */
export const technicalIndicatorsOracles: Readonly<Record<string, PackageOracle>> = {
  'sma(20)': { call: 'SMA', column: ({ close }) => indicators.SMA.calculate({ values: close, period: 20 }) },
  'ema(20)': { call: 'EMA', column: ({ close }) => indicators.EMA.calculate({ values: close, period: 20 }) },
  'wma(20)': { call: 'WMA', column: ({ close }) => indicators.WMA.calculate({ values: close, period: 20 }) },
  'trix(15)': {
    call: 'TRIX / 100',
    column: ({ close }) => indicators.TRIX.calculate({ values: close, period: 15 }).map(percent),
  },
  'macd-line(12,26)': { call: 'MACD / close', column: (columns) => macd(columns, 'MACD') },
  'macd-signal(12,26,9)': { call: 'MACD.signal / close', column: (columns) => macd(columns, 'signal') },
  'macd-histogram(12,26,9)': { call: 'MACD.histogram / close', column: (columns) => macd(columns, 'histogram') },
  'adx(14)': {
    call: 'ADX',
    column: (columns) => indicators.ADX.calculate({ ...columns, period: 14 }).map(({ adx }) => adx),
  },
  'plus-di(14)': {
    call: 'ADX.pdi',
    column: (columns) => indicators.ADX.calculate({ ...columns, period: 14 }).map(({ pdi }) => pdi),
  },
  'minus-di(14)': {
    call: 'ADX.mdi',
    column: (columns) => indicators.ADX.calculate({ ...columns, period: 14 }).map(({ mdi }) => mdi),
  },
  'parabolic-stop(0.02,0.2)': {
    call: 'PSAR',
    column: ({ high, low }) => indicators.PSAR.calculate({ high, low, step: 0.02, max: 0.2 }),
  },
  'ichimoku-conversion(9)': { call: 'IchimokuCloud.conversion', column: (columns) => cloud(columns, 'conversion') },
  'ichimoku-base(26)': { call: 'IchimokuCloud.base', column: (columns) => cloud(columns, 'base') },
  'ichimoku-near-span(9,26)': {
    call: 'IchimokuCloud.spanA, 26 bars earlier',
    column: (columns) => cloud(columns, 'spanA').slice(0, -26),
  },
  'ichimoku-far-span(52)': {
    call: 'IchimokuCloud.spanB, 26 bars earlier',
    column: (columns) => cloud(columns, 'spanB').slice(0, -26),
  },
  'bollinger-upper(20,2)': {
    call: 'BollingerBands.upper',
    column: (columns) => bands(columns).map(({ upper }) => upper),
  },
  'bollinger-lower(20,2)': {
    call: 'BollingerBands.lower',
    column: (columns) => bands(columns).map(({ lower }) => lower),
  },
  'bollinger-width(20)': {
    call: '(upper - lower) / middle',
    column: (columns) => bands(columns).map(({ upper, middle, lower }) => (upper - lower) / middle),
  },
  'keltner-upper(20,2)': {
    call: 'KeltnerChannels.upper',
    column: (columns) => channel(columns).map(({ upper }) => upper),
  },
  'keltner-lower(20,2)': {
    call: 'KeltnerChannels.lower',
    column: (columns) => channel(columns).map(({ lower }) => lower),
  },
  'rsi(14)': {
    call: 'RSI',
    column: ({ close }) => indicators.RSI.calculate({ values: close, period: 14 }),
    ...twoDecimals,
  },
  'stochastic(14)': { call: 'Stochastic.k', column: (columns) => stochastic(columns).map(({ k }) => k) },
  'stochastic-d(14,3)': { call: 'Stochastic.d', column: (columns) => stochastic(columns).map(({ d }) => d) },
  'stochastic-rsi(14)': {
    call: 'StochasticRSI.stochRSI',
    column: ({ close }) =>
      indicators.StochasticRSI.calculate({
        values: close,
        rsiPeriod: 14,
        stochasticPeriod: 14,
        kPeriod: 3,
        dPeriod: 3,
      }).map(({ stochRSI }) => stochRSI),
    within: 0.1,
    why: 'takes the RSI rounded to two decimals',
  },
  'roc(22)': {
    call: 'ROC / 100',
    column: ({ close }) => indicators.ROC.calculate({ values: close, period: 22 }).map(percent),
  },
  'cci(20)': { call: 'CCI', column: (columns) => indicators.CCI.calculate({ ...columns, period: 20 }) },
  'awesome-oscillator(5,34)': {
    call: 'AwesomeOscillator / close',
    column: ({ high, low, close }) =>
      overClose(indicators.AwesomeOscillator.calculate({ high, low, fastPeriod: 5, slowPeriod: 34 }), close),
  },
  'know-sure-thing(10)': { call: 'KST.kst / 100', column: ({ close }) => sureThing(close) },
  'atr(14)': {
    call: 'ATR / close',
    column: (columns) => overClose(indicators.ATR.calculate({ ...columns, period: 14 }), columns.close),
  },
  'money-flow(14)': {
    call: 'MFI',
    column: (columns) => indicators.MFI.calculate({ ...columns, period: 14 }),
    ...twoDecimals,
  },
};

type Bands = { readonly upper: number; readonly middle: number; readonly lower: number };

const bands = ({ close }: Columns): Bands[] =>
  indicators.BollingerBands.calculate({ values: close, period: 20, stdDev: 2 });

const channel = ({ high, low, close }: Columns): Bands[] =>
  indicators.KeltnerChannels.calculate({ high, low, close, maPeriod: 20, atrPeriod: 20, useSMA: false, multiplier: 2 });

const stochastic = ({ high, low, close }: Columns) =>
  indicators.Stochastic.calculate({ high, low, close, period: 14, signalPeriod: 3 });

function cloud({ high, low }: Columns, line: 'conversion' | 'base' | 'spanA' | 'spanB'): number[] {
  const periods = { conversionPeriod: 9, basePeriod: 26, spanPeriod: 52, displacement: 26 };
  return indicators.IchimokuCloud.calculate({ high, low, ...periods }).map((point) => point[line]);
}

function macd({ close }: Columns, line: 'MACD' | 'signal' | 'histogram'): (number | undefined)[] {
  const periods = { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 };
  const points = indicators.MACD.calculate({
    values: close,
    ...periods,
    SimpleMAOscillator: false,
    SimpleMASignal: false,
  });
  return overClose(
    points.map((point) => point[line]),
    close,
  );
}

function sureThing(close: number[]): (number | undefined)[] {
  const spans = { ROCPer1: 10, ROCPer2: 15, ROCPer3: 20, ROCPer4: 30 };
  const averages = { SMAROCPer1: 10, SMAROCPer2: 10, SMAROCPer3: 10, SMAROCPer4: 15 };
  return indicators.KST.calculate({ values: close, ...spans, ...averages, signalPeriod: 9 }).map(({ kst }) =>
    percent(kst),
  );
}

function overClose(values: readonly (number | undefined)[], close: readonly number[]): (number | undefined)[] {
  const lead = close.length - values.length;
  return values.map((value, index) => (value === undefined ? undefined : value / close[lead + index]!));
}

/** Anything of `trading-signals`: fed bar by bar, undefined while it is not stable. */
interface Fed<Input, Result> {
  update(input: Input, replace: boolean): unknown;
  getResult(): Result | null;
}

function feed<Input, Result>(
  indicator: Fed<Input, Result>,
  inputs: readonly Input[],
  read: (result: Result, t: number) => number | undefined,
): (number | undefined)[] {
  return inputs.map((input, t) => {
    indicator.update(input, false);
    const result = indicator.getResult();
    return result === null ? undefined : read(result, t);
  });
}

const itself = (value: number): number => value;
const candles = ({ open, high, low, close, volume }: Columns) =>
  close.map((last, t) => ({ open: open[t]!, high: high[t]!, low: low[t]!, close: last, volume: volume[t]! }));

const bollinger = (read: (result: { upper: number; middle: number; lower: number }) => number) => (columns: Columns) =>
  feed(new signals.BollingerBands(20, 2), columns.close, read);

/** Of `trading-signals`. */
export const tradingSignalsOracles: Readonly<Record<string, PackageOracle>> = {
  'sma(20)': { call: 'SMA', column: ({ close }) => feed(new signals.SMA(20), close, itself) },
  'ema(20)': {
    call: 'EMA',
    column: ({ close }) => feed(new signals.EMA(20), close, itself),
    from: 400,
    why: 'starts from the first close',
  },
  'wma(20)': { call: 'WMA', column: ({ close }) => feed(new signals.WMA(20), close, itself) },
  'dema(20)': {
    call: 'DEMA',
    column: ({ close }) => feed(new signals.DEMA(20), close, itself),
    from: 400,
    why: 'starts from the first close',
  },
  'rsi(14)': { call: 'RSI', column: ({ close }) => feed(new signals.RSI(14), close, itself) },
  'atr(14)': {
    call: 'ATR / close',
    column: (columns) => feed(new signals.ATR(14), candles(columns), (range, t) => range / columns.close[t]!),
    from: 600,
    why: 'counts the range of the first bar',
  },
  'adx(14)': {
    call: 'ADX',
    column: (columns) => feed(new signals.ADX(14), candles(columns), itself),
    from: 600,
    why: 'counts the first bar as one without movement',
  },
  'cci(20)': { call: 'CCI', column: (columns) => feed(new signals.CCI(20), candles(columns), itself) },
  'awesome-oscillator(5,34)': {
    call: 'AO / close',
    column: (columns) => feed(new signals.AO(5, 34), candles(columns), (value, t) => value / columns.close[t]!),
  },
  'parabolic-stop(0.02,0.2)': {
    call: 'PSAR',
    column: (columns) =>
      feed(new signals.PSAR({ accelerationStep: 0.02, accelerationMax: 0.2 }), candles(columns), itself),
    within: 0.1,
    why: 'holds its stop back by the bar before the last only where it is touched, and by 0.01 after a turn',
  },
  'stochastic-rsi(14)': {
    call: '100 StochasticRSI',
    column: ({ close }) => feed(new signals.StochasticRSI(14), close, (value) => 100 * value),
  },
  'roc(22)': { call: 'ROC', column: ({ close }) => feed(new signals.ROC(22), close, itself) },
  'bollinger-upper(20,2)': { call: 'BollingerBands.upper', column: bollinger(({ upper }) => upper) },
  'bollinger-lower(20,2)': { call: 'BollingerBands.lower', column: bollinger(({ lower }) => lower) },
  'bollinger-width(20)': {
    call: 'BollingerBandsWidth',
    column: ({ close }) => feed(new signals.BollingerBandsWidth(new signals.BollingerBands(20, 2)), close, itself),
  },
  'trend-slope(20)': {
    call: 'LinearRegression.slope / SMA',
    column: ({ close }) => {
      const average = new signals.SMA(20);
      const means = feed(average, close, itself);
      return feed(new signals.LinearRegression(20), close, ({ slope }, t) => slope / means[t]!);
    },
  },
  'macd-line(12,26)': {
    call: 'MACD / close',
    column: ({ close }) =>
      feed(
        new signals.MACD(new signals.EMA(12), new signals.EMA(26), new signals.EMA(9)),
        close,
        ({ macd: line }, t) => line / close[t]!,
      ),
    from: 600,
    why: 'its averages start from the first close',
  },
};
