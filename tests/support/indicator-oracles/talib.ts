/** How far an outside computation agrees with ours. */
export interface Agreement {
  /** Largest difference relative to the size of the value, 1e-9 unless told. */
  readonly within?: number;
  /** Bars from which on they agree, 0 unless told. */
  readonly from?: number;
  /** Why not at once, or not so closely. */
  readonly why?: string;
}

export interface TalibOracle extends Agreement {
  /** In Python, over columns named open, high, low, close and volume: `t` is TA-Lib, `n` is numpy, `before(x, k)` the column k bars earlier. */
  readonly call: string;
}

const from = (bars: number, why: string): Pick<TalibOracle, 'from' | 'why'> => ({ from: bars, why });
const wilder = from(600, 'its first Wilder sum holds one movement less');

const macd = from(600, 'its fast average starts with the slow one');

/** TA-Lib's column for a feature; a composition where it has no function of that name. */
export const talibOracles: Readonly<Record<string, TalibOracle>> = {
  'sma(20)': { call: 't.SMA(close, 20)' },
  'ema(20)': { call: 't.EMA(close, 20)' },
  'wma(20)': { call: 't.WMA(close, 20)' },
  'hma(20)': { call: 't.HMA(close, 20)' },
  'dema(20)': { call: 't.DEMA(close, 20)' },
  'tema(20)': { call: 't.TEMA(close, 20)' },
  'trix(15)': { call: 't.TRIX(close, 15) / 100' },
  'kama(10)': { call: 't.KAMA(close, 10)' },
  'efficiency-ratio(10)': { call: 't.ER(close, 10)' },
  'aroon-up(25)': { call: 't.AROON(high, low, 25)[1]' },
  'aroon-down(25)': { call: 't.AROON(high, low, 25)[0]' },
  'aroon-oscillator(25)': { call: 't.AROONOSC(high, low, 25) / 100' },
  'highest(20)': { call: 'before(t.MAX(high, 20), 1)' },
  'lowest(20)': { call: 'before(t.MIN(low, 20), 1)' },
  'adx(14)': { call: 't.ADX(high, low, close, 14)', ...wilder },
  'plus-di(14)': { call: 't.PLUS_DI(high, low, close, 14)', ...wilder },
  'minus-di(14)': { call: 't.MINUS_DI(high, low, close, 14)', ...wilder },
  'parabolic-stop(0.02,0.2)': {
    call: 't.SAR(high, low, 0.02, 0.2)',
    ...from(100, 'its first stop may lie inside the first bar'),
  },
  'supertrend(10,3)': {
    call: 't.SUPERTREND(high, low, close, 10, 3)[0]',
    ...from(100, 'its first trend is up'),
  },
  'ichimoku-conversion(9)': { call: 't.MIDPRICE(high, low, 9)' },
  'ichimoku-base(26)': { call: 't.MIDPRICE(high, low, 26)' },
  'ichimoku-near-span(9,26)': { call: 'before(t.MIDPRICE(high, low, 9) + t.MIDPRICE(high, low, 26), 26) / 2' },
  'ichimoku-far-span(52)': { call: 'before(t.MIDPRICE(high, low, 52), 26)' },
  'macd-line(12,26)': { call: 't.MACD(close, 12, 26, 9)[0] / close', ...macd },
  'macd-signal(12,26,9)': { call: 't.MACD(close, 12, 26, 9)[1] / close', ...macd },
  'macd-histogram(12,26,9)': { call: 't.MACD(close, 12, 26, 9)[2] / close', ...macd },
  'vortex-up(15)': { call: 't.VORTEX(high, low, close, 15)[0]' },
  'vortex-down(15)': { call: 't.VORTEX(high, low, close, 15)[1]' },
  'trend-slope(20)': { call: 't.LINEARREG_SLOPE(close, 20) / t.SMA(close, 20)' },
  'trend-fit(20)': { call: 't.CORREL(close, n.arange(len(close), dtype=float), 20) ** 2' },
  'bollinger-upper(20,2)': { call: 't.BBANDS(close, 20, 2, 2)[0]' },
  'bollinger-lower(20,2)': { call: 't.BBANDS(close, 20, 2, 2)[2]' },
  'bollinger-position(20)': { call: '(close - t.SMA(close, 20)) / t.STDDEV(close, 20)' },
  'bollinger-width(20)': { call: '4 * t.STDDEV(close, 20) / t.SMA(close, 20)' },
  'rsi(14)': { call: 't.RSI(close, 14)' },
  'stochastic(14)': { call: 't.STOCHF(high, low, close, 14, 1)[0]' },
  'stochastic-d(14,3)': { call: 't.STOCHF(high, low, close, 14, 3)[1]' },
  'stochastic-rsi(14)': { call: 't.STOCHRSI(close, 14, 14, 1)[0]' },
  'roc(22)': { call: 't.ROCP(close, 22)' },
  'cci(20)': { call: 't.CCI(high, low, close, 20)' },
  'ultimate-oscillator(7)': { call: 't.ULTOSC(high, low, close, 7, 14, 28)' },
  'true-strength(25,13)': { call: 't.TSI(close, 25, 13) / 100' },
  'awesome-oscillator(5,34)': { call: 't.AO(high, low, 5, 34) / close' },
  'chande-momentum(14)': { call: 't.CMOU(close, 14) / 100' },
  'know-sure-thing(10)': {
    call: '(t.SMA(t.ROCP(close, 10), 10) + 2 * t.SMA(t.ROCP(close, 15), 10) + 3 * t.SMA(t.ROCP(close, 20), 10) + 4 * t.SMA(t.ROCP(close, 30), 15))',
  },
  'atr(14)': { call: 't.ATR(high, low, close, 14) / close' },
  'realised-volatility(20)': { call: '(252 * 20 / 19) ** 0.5 * t.STDDEV(n.log(close / before(close, 1)), 20)' },
  'volatility-ratio(20,60)': {
    call: '(60 * 19 / 59 / 20) ** -0.5 * t.STDDEV(n.log(close / before(close, 1)), 20) / t.STDDEV(n.log(close / before(close, 1)), 60)',
  },
  'keltner-upper(20,2)': { call: 't.EMA(close, 20) + 2 * t.ATR(high, low, close, 20)' },
  'keltner-lower(20,2)': { call: 't.EMA(close, 20) - 2 * t.ATR(high, low, close, 20)' },
  'keltner-position(20)': { call: '(close - t.EMA(close, 20)) / t.ATR(high, low, close, 20)' },
  'chaikin-volatility(10)': { call: 't.CVI(high, low, 10, 10) / 100' },
  'mass-index(9)': { call: 't.MASSI(high, low, 9, 25)' },
  'parkinson(20)': { call: '(252 * t.SMA(n.log(high / low) ** 2, 20) / 4 / n.log(2)) ** 0.5' },
  'garman-klass(20)': {
    call: '(252 * t.SMA(n.log(high / low) ** 2 / 2 - (2 * n.log(2) - 1) * n.log(close / open) ** 2, 20)) ** 0.5',
  },
  'rogers-satchell(20)': {
    call: '(252 * t.SMA(n.log(high / close) * n.log(high / open) + n.log(low / close) * n.log(low / open), 20)) ** 0.5',
  },
  'yang-zhang(20)': {
    call: '(252 * (20 / 19 * t.VAR(n.log(open / before(close, 1)), 20) + 0.34 / (1.34 + 21 / 19) * 20 / 19 * t.VAR(n.log(close / open), 20) + (1 - 0.34 / (1.34 + 21 / 19)) * t.SMA(n.log(high / close) * n.log(high / open) + n.log(low / close) * n.log(low / open), 20))) ** 0.5',
  },
  'ulcer-index(15)': { call: 't.SMA((1 - close / t.MAX(close, 15)) ** 2, 15) ** 0.5' },
  'choppiness(15)': {
    call: '100 * n.log(t.SUM(t.TRANGE(high, low, close), 15) / (t.MAX(n.fmax(high, before(close, 1)), 15) - t.MIN(n.fmin(low, before(close, 1)), 15))) / n.log(15)',
  },
  'volume-ratio(20)': { call: 'volume / before(t.SMA(volume, 20), 1)' },
  'money-flow(14)': { call: 't.MFI(high, low, close, volume, 14)' },
  'obv-slope(20)': { call: '(t.OBV(close, volume) - before(t.OBV(close, volume), 20)) / t.SUM(volume, 20)' },
  'chaikin-money-flow(20)': { call: 't.CMF(high, low, close, volume, 20)' },
  'chaikin-oscillator(3,10)': {
    call: 't.ADOSC(high, low, close, volume, 3, 10) / t.SMA(volume, 10)',
    ...from(600, 'its averages start from one value'),
  },
  'force-index(14)': { call: 't.EFI(close, volume, 14) / later(t.EMA(volume[1:], 14)) / close' },
  'ease-of-movement(15)': {
    call: 't.SMA(((high + low - before(high + low, 1)) / 2 / close * (high - low) / close / (volume / t.SMA(volume, 15))), 15)',
  },
  'volume-oscillator(12,26)': { call: 't.PVO(volume, 12, 26) / 100' },
  'negative-volume(65)': { call: 't.NVI(close, volume) / t.EMA(t.NVI(close, volume), 65) - 1' },
  'positive-volume(65)': { call: 't.PVI(close, volume) / t.EMA(t.PVI(close, volume), 65) - 1' },
  'vwap(20)': { call: 't.VWMA((high + low + close) / 3, volume, 20)' },
  'vwap-distance(20)': { call: 'close / t.VWMA((high + low + close) / 3, volume, 20) - 1' },
};
