import type { Bars } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { createCorrelationAxis, createCouplingAxis } from '../../../src/domain/regime/correlation-axis';
import { readAxis } from '../../support/axis-columns';
import { flatBars, walkBars } from '../../support/random-bars';

/** A second market whose returns are correlated with the first as `at` says for each bar. */
function companionOf(bars: Bars, at: (t: number) => number): Bars {
  const random = createRandom(9);
  const close = new Float64Array(bars.close.length).fill(100);
  for (let t = 1; t < close.length; t++) {
    const rho = at(t);
    const own = Math.log(bars.close[t]! / bars.close[t - 1]!);
    close[t] = close[t - 1]! * Math.exp(rho * own + Math.sqrt(1 - rho * rho) * 0.01 * random.normal());
  }
  return { ...bars, instrument: 'OTHER', close };
}

const bars = walkBars({ length: 700, seed: 21 });
const meanOf = (readings: ReturnType<typeof readAxis>, state: string, [from, to] = [0, 700]): number => {
  const known = readings.slice(from, to).flatMap((reading) => (reading ? [reading[state]!] : []));
  return known.reduce((sum, p) => sum + p, 0) / known.length;
};

test.each([
  [0, 'low'],
  [0.5, 'normal'],
  [0.95, 'high'],
])('a correlation of %d is %s', (rho, state) => {
  const readings = readAxis(createCorrelationAxis(), bars, { companion: companionOf(bars, () => rho) });
  expect(readings.findIndex((reading) => reading !== undefined)).toBe(21);
  expect(meanOf(readings, state)).toBeGreaterThan(0.6);
});

test('markets that part have broken down, then recover, then are as they were', () => {
  const companion = companionOf(bars, (t) => (t >= 400 && t < 440 ? -0.3 : 0.9));
  const readings = readAxis(createCouplingAxis(), bars, { companion });
  expect(readings.findIndex((reading) => reading !== undefined)).toBe(252);
  expect(meanOf(readings, 'normal', [252, 400])).toBeGreaterThan(0.8);
  expect(meanOf(readings, 'breakdown', [425, 440])).toBeGreaterThan(0.95);
  expect(meanOf(readings, 'recovery', [463, 475])).toBeGreaterThan(0.4);
  expect(meanOf(readings, 'normal', [600, 700])).toBeGreaterThan(0.8);
});

test('markets that never went together have nothing to lose', () => {
  const readings = readAxis(createCouplingAxis(), bars, { companion: companionOf(bars, () => 0) });
  expect(meanOf(readings, 'breakdown')).toBeLessThan(0.05);
});

test('without a companion, with one of another period, or with one that stands still, nothing is known', () => {
  const others = [undefined, { ...bars, period: '1h' as const }, { ...flatBars(700), time: bars.time }];
  for (const companion of others) {
    expect(readAxis(createCorrelationAxis(), bars, { companion }).every((reading) => reading === undefined)).toBe(true);
    expect(readAxis(createCouplingAxis(), bars, { companion }).every((reading) => reading === undefined)).toBe(true);
  }
});

test('only bars that both have are paired, and later bars of the companion are not seen', () => {
  const companion = companionOf(bars, () => 0.8);
  const holes: Bars = { ...companion };
  const kept = Array.from(bars.time.keys()).filter((t) => t % 5 !== 0);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (t) => column[t]!);
  const gappy = { ...holes, time: pick(companion.time), close: pick(companion.close) };
  const readings = readAxis(createCorrelationAxis(), bars, { companion: gappy });
  expect(meanOf(readings, 'low')).toBeLessThan(0.1);
  const altered = { ...gappy, close: gappy.close.map((price, i) => (kept[i]! < 500 ? price : 5_000 / price)) };
  expect(readAxis(createCorrelationAxis(), bars, { companion: altered }).slice(0, 500)).toEqual(readings.slice(0, 500));
});
