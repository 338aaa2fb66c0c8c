"""Indicators over whole columns by TA-Lib or by pandas, for `npm run bench`.

Takes the library, a file of prices (float64: highs, lows, closes) and one for the answers. Writes the last value of every indicator, in the
order of `INDICATORS`, then answers each name on its input with the seconds that computing its columns took.
"""

import sys
import time

import numpy as np

INDICATORS = [
    "sma(20)",
    "ema(20)",
    "rsi(14)",
    "macd-histogram(12,26,9)",
    "atr(14)",
    "adx(14)",
    "bollinger-upper(20,2)+bollinger-lower(20,2)",
    "stochastic(14)",
]


def talib_forms(high, low, close):
    import talib

    return [
        lambda: talib.SMA(close, 20),
        lambda: talib.EMA(close, 20),
        lambda: talib.RSI(close, 14),
        lambda: talib.MACD(close, 12, 26, 9)[2],
        lambda: talib.ATR(high, low, close, 14),
        lambda: talib.ADX(high, low, close, 14),
        lambda: talib.BBANDS(close, 20, 2, 2)[0],
        lambda: talib.STOCHF(high, low, close, 14, 1)[0],
    ]


def pandas_forms(high, low, close):
    import pandas as pd

    high, low, close = pd.Series(high), pd.Series(low), pd.Series(close)

    def wilder(values):
        return values.ewm(alpha=1 / 14, adjust=False).mean()

    def span(values, length):
        return values.ewm(span=length, adjust=False).mean()

    def true_range():
        before = close.shift(1)
        return np.maximum(high - low, np.maximum((high - before).abs(), (low - before).abs()))

    def rsi():
        change = close.diff()
        gains, losses = wilder(change.clip(lower=0)), wilder((-change).clip(lower=0))
        return 100 * gains / (gains + losses)

    def macd():
        line = span(close, 12) - span(close, 26)
        return line - span(line, 9)

    def adx():
        up, down = high.diff(), -low.diff()
        ranges = wilder(true_range())
        rises = wilder(up.where((up > down) & (up > 0), 0.0)) / ranges
        falls = wilder(down.where((down > up) & (down > 0), 0.0)) / ranges
        return wilder(100 * (rises - falls).abs() / (rises + falls))

    def bollinger():
        window = close.rolling(20)
        mean, width = window.mean(), 2 * window.std(ddof=0)
        lower = mean - width
        del lower
        return mean + width

    def stochastic():
        least = low.rolling(14).min()
        return 100 * (close - least) / (high.rolling(14).max() - least)

    return [
        lambda: close.rolling(20).mean(),
        lambda: span(close, 20),
        rsi,
        macd,
        lambda: wilder(true_range()),
        adx,
        bollinger,
        stochastic,
    ]


def main():
    library, prices, answers = sys.argv[1:4]
    high, low, close = np.fromfile(prices).reshape(3, -1)
    forms = (talib_forms if library == "talib" else pandas_forms)(high, low, close)
    np.array([float(np.asarray(form())[-1]) for form in forms]).tofile(answers)
    named = dict(zip(INDICATORS, forms))
    print("ready", flush=True)
    for line in sys.stdin:
        form = named[line.strip()]
        started = time.perf_counter()
        form()
        print(f"{time.perf_counter() - started:.9f}", flush=True)


if __name__ == "__main__":
    main()
