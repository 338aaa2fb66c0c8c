import {
  findHarmonicPattern,
  measureLegRatios,
  openHarmonicPatterns,
  type FiveSwings,
} from '../../../../src/domain/sensory/what/harmonic-patterns';
import { barsOf, walkBars } from '../../../support/random-bars';
import type { Bars } from '../../../../src/domain/market/bars';

type Prices = readonly [number, number, number, number, number];

/** Swing points at prices, the first a low. */
function swingsAt(prices: Prices): FiveSwings {
  const isRise = prices[1] > prices[0];
  return prices.map((price, index) => ({
    kind: (index % 2 === 0) === isRise ? 'low' : 'high',
    bar: 10 * index,
    price,
    confirmedBar: 10 * index + 3,
  })) as unknown as FiveSwings;
}

// XA is 100 long, so that retracements can be read off; the ratios are those of Carney (2010), Pesavento (1997) and Oglesbee.
const drawn: [string, Prices][] = [
  ['gartley', [100, 200, 138.2, 175.28, 121.4]],
  ['bat', [100, 200, 155, 182, 111.4]],
  ['butterfly', [100, 200, 121.4, 160.7, 73]],
  ['crab', [100, 200, 150, 194.3, 38.2]],
  ['cypher', [100, 200, 150, 230, 127.82]],
];

test('the ratios of a gartley are those it is drawn with', () => {
  const { ab, bc, cd, ad } = measureLegRatios(swingsAt([100, 200, 138.2, 175.28, 121.4]));
  expect(ab).toBeCloseTo(0.618, 12);
  expect(bc).toBeCloseTo(0.6, 12);
  expect(cd).toBeCloseTo(53.88 / 37.08, 12);
  expect(ad).toBeCloseTo(0.786, 12);
});

test.each(drawn)('a %s as it is drawn is one, bullish with D a low and bearish upside down', (name, prices) => {
  expect(findHarmonicPattern(swingsAt(prices))).toMatchObject({ shape: { name }, sign: 1 });
  expect(findHarmonicPattern(swingsAt(prices))?.fit).toBeCloseTo(1, 9);
  const flipped = prices.map((price) => 400 - price) as unknown as Prices;
  expect(findHarmonicPattern(swingsAt(flipped))).toMatchObject({ shape: { name }, sign: -1 });
});

test('a ratio that strays by half its tolerance costs an eighth of the fit of four, one by more than its tolerance the pattern', () => {
  const withD = (ratio: number): FiveSwings => swingsAt([100, 200, 155, 190, 200 - 100 * ratio]);
  expect(findHarmonicPattern(withD(0.886 * 1.05))?.fit).toBeCloseTo(1 - 0.5 / 4, 6);
  expect(findHarmonicPattern(withD(0.886 * 1.11))).toBeUndefined();
});

test('legs of one length are no pattern', () => {
  expect(findHarmonicPattern(swingsAt([100, 200, 100, 200, 100]))).toBeUndefined();
});

/** Bars along straight legs between the prices, each bar a quarter point wide, after a quiet start. */
function barsAlong(prices: readonly number[], after: readonly number[]): Bars {
  const closes = Array.from({ length: 20 }, (_, t) => prices[0]! + 1 + (t % 2));
  for (let leg = 1; leg < prices.length; leg++) {
    const [from, to] = [prices[leg - 1]!, prices[leg]!];
    const steps = Math.max(1, Math.round(Math.abs(to - from) / 2));
    for (let step = leg === 1 ? 0 : 1; step <= steps; step++) closes.push(from + ((to - from) * step) / steps);
  }
  closes.push(...after);
  return barsOf(closes.map((close) => ({ open: close, high: close, low: close, close })));
}

const risingAfter = (price: number): number[] => Array.from({ length: 40 }, (_, step) => price + 2 * (step + 1));

test('a bat in the record is told when its last low is confirmed, fades over twenty bars and is gone', () => {
  const bars = barsAlong([100, 200, 155, 182, 111.4], risingAfter(111.4));
  const stream = openHarmonicPatterns(2);
  const values = Array.from(bars.close, (_, t) => stream.push(bars, t));
  const bottom = bars.close.indexOf(111.4);
  const told = values.findIndex((value) => value > 0);
  expect(told).toBeGreaterThan(bottom);
  expect(told).toBeLessThan(bottom + 6);
  expect(values[told]).toBeCloseTo(1, 9);
  expect(values[told + 5]).toBeCloseTo(0.75, 9);
  expect(values.slice(told + 20).every((value) => value === 0)).toBe(true);
  expect(values.slice(14, told).every((value) => value === 0)).toBe(true);
});

test('a close beyond D ends the pattern', () => {
  const bars = barsAlong([100, 200, 155, 182, 111.4], [114, 117, 120, 121, 110, 118, 119]);
  const stream = openHarmonicPatterns(2);
  const values = Array.from(bars.close, (_, t) => stream.push(bars, t));
  const broken = bars.close.length - 3;
  expect(values[broken - 1]).toBeGreaterThan(0);
  expect(stream.pattern()).toBeUndefined();
  expect(values.slice(broken)).toEqual([0, 0, 0]);
});

test('a random walk holds patterns now and then, of both signs', () => {
  const bars = walkBars({ length: 20_000, seed: 3 });
  const stream = openHarmonicPatterns(2);
  const values = Array.from(bars.close, (_, t) => stream.push(bars, t));
  const share = (holds: (value: number) => boolean): number => values.filter(holds).length / values.length;
  expect(share((value) => value > 0)).toBeGreaterThan(0.002);
  expect(share((value) => value < 0)).toBeGreaterThan(0.002);
  expect(share((value) => value !== 0)).toBeLessThan(0.3);
});
