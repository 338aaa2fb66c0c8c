import type { Bars, PricePath } from '../../src/domain/market/bars';

export const historyOf = (bars: Bars): PricePath => ({ name: 'history', bars, liquidity: undefined });

/** Log return of each bar after the first. */
export const returnsOf = ({ close }: Bars): number[] =>
  Array.from(close.subarray(1), (price, t) => Math.log(price / close[t]!));

/** Runs of bars whose distances from the close before are no longer what they were: the first, and the one after the last. */
export function findChangedWindows(before: Bars, after: Bars): { from: number; to: number }[] {
  const windows: { from: number; to: number }[] = [];
  for (let t = 1; t < before.close.length; t++) {
    const moved = (['open', 'high', 'low', 'close'] as const).some((column) => {
      const [was, is] = [before, after].map((bars) => Math.log(bars[column][t]! / bars.close[t - 1]!));
      return Math.abs(was! - is!) > 1e-10;
    });
    if (!moved) continue;
    const last = windows.at(-1);
    if (last?.to === t) last.to = t + 1;
    else windows.push({ from: t, to: t + 1 });
  }
  return windows;
}

/** Every number of a path as bytes. */
export function fingerprint({ bars, liquidity }: PricePath): string {
  const columns = [bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume, liquidity];
  return columns.map((column) => (column ? Buffer.from(column.slice().buffer).toString('hex') : '-')).join('|');
}

/** The first thing wrong with a path made of `original`, with its bar; undefined when it is sound. */
export function findFlaw({ bars, liquidity }: PricePath, { bars: original }: PricePath): string | undefined {
  const { time, open, high, low, close, volume } = bars;
  if ((volume === undefined) !== (original.volume === undefined)) return 'volume';
  for (let t = 0; t < original.close.length; t++) {
    if (time[t] !== original.time[t]) return `time at ${t}`;
    if (!(low[t]! > 0 && Number.isFinite(high[t]))) return `price at ${t}`;
    if (!(high[t]! >= Math.max(open[t]!, close[t]!))) return `high at ${t}`;
    if (!(low[t]! <= Math.min(open[t]!, close[t]!))) return `low at ${t}`;
    if (volume && !(volume[t]! >= 0)) return `volume at ${t}`;
    if (liquidity && !(liquidity[t]! > 0 && liquidity[t]! <= 1)) return `liquidity at ${t}`;
  }
  return close.length === original.close.length ? undefined : 'length';
}
