import { listPrices, loadTradingSignals } from '../../../src/cli/bench/indicator-rivals';
import { resolveFeature } from '../../../src/domain/strategy/feature-registry';
import { walkBars } from '../../support/random-bars';

const bars = walkBars({ length: 900, seed: 17 });

/** What one value of the library is of ours; the library starts some averages at the first value, which a few hundred bars forget. */
const readings: Readonly<Record<string, (value: never, t: number) => number>> = {
  'sma(20)': (value: number) => value,
  'ema(20)': (value: number) => value,
  'rsi(14)': (value: number) => value,
  'atr(14)': (value: number, t) => value / bars.close[t]!,
  'adx(14)': (value: number) => value,
  'macd-histogram(12,26,9)': ({ histogram }: { histogram: number }, t) => histogram / bars.close[t]!,
  'bollinger-upper(20,2)+bollinger-lower(20,2)': ({ upper }: { upper: number }) => upper,
  'roc(22)': (value: number) => value,
};

test.each(Object.entries(readings))('the library computes %s as we do', async (name, read) => {
  const rival = await loadTradingSignals();
  const values = rival?.runs[name]?.(listPrices(bars)) as unknown[];
  const { feature, parameters } = resolveFeature(name.split('+')[0]!);
  const ours = feature.compute(bars, parameters);
  for (let t = 800; t < 900; t++) expect(Math.abs(read(values[t] as never, t) / ours[t]! - 1)).toBeLessThan(1e-6);
});
