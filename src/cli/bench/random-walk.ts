import type { Bars } from '../../domain/market/bars';
import { decodeDataSet, encodeDataSet } from '../../domain/market/data-set';
import { quantise } from '../../domain/numerics/quantise';
import { createRandom } from '../../domain/numerics/random';

/** Of one hourly log return: about a quarter a year, as a share or a currency of a small country has. */
const hourlyDeviation = 0.003;
const hourMs = 3_600_000;
const firstBar = Date.UTC(2000, 0, 1);

/**
 * Hourly bars of a market that never closes and that nobody can predict, as many as asked for, with wicks, gaps and volume. For benchmarks
 * only: of no data on which a verdict rests. In shared memory, under the id of its snapshot.
 */
export function drawRandomWalk(length: number, seed: number): { dataset: string; bars: Bars } {
  const random = createRandom(seed);
  const column = (): Float64Array => new Float64Array(length);
  const [time, open, high, low, close, volume] = [column(), column(), column(), column(), column(), column()];
  let price = 100;
  for (let t = 0; t < length; t++) {
    const from = quantise(price * Math.exp((hourlyDeviation / 5) * random.normal()));
    const to = quantise(price * Math.exp(hourlyDeviation * random.normal()));
    time[t] = firstBar + t * hourMs;
    open[t] = from;
    close[t] = to;
    high[t] = Math.max(from, to) * (1 + hourlyDeviation * random.uniform());
    low[t] = Math.min(from, to) * (1 - hourlyDeviation * random.uniform());
    volume[t] = 1_000_000 + random.integer(9_000_000);
    price = to;
  }
  const instrument = { instrument: `random walk of ${length}`, timezone: 'UTC' };
  const market = { ...instrument, period: '1h', calendar: 'always' } as const;
  const snapshot = encodeDataSet({ ...market, time, open, high, low, close, volume });
  return { dataset: snapshot.dataset, bars: decodeDataSet(snapshot) };
}
