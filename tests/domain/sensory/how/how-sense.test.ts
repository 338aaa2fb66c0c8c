import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../../src/domain/market/bars';
import { howSense } from '../../../../src/domain/sensory/how/how-sense';
import type { Evidence } from '../../../../src/domain/sensory/sense';
import { anyBars, barsOf, flatBars, walkBars } from '../../../support/random-bars';

interface Moment {
  readonly signal: number;
  readonly coverage: number;
  readonly evidence: readonly Evidence[];
}

function readAll(bars: Bars): Moment[] {
  const stream = howSense.open(bars);
  return [...bars.close].map((_, t) => {
    const signal = stream.push(bars, t);
    return { signal, coverage: stream.coverage(), evidence: stream.evidence() };
  });
}

/** What does not hold of a reading at bar `t` that holds of every reading on any bars whatever. */
function findProblems({ time }: Bars, t: number, { signal, coverage, evidence }: Moment): string[] {
  const weights = evidence.map(({ weight }) => weight);
  const laws: readonly [string, boolean][] = [
    ['signal in range', signal >= -1 && signal <= 1],
    ['coverage in range', coverage >= 0 && coverage <= 1],
    ['evidence adds up', Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - signal) < 1e-12],
    ['weightiest first', weights.every((weight, i) => Math.abs(weight) <= Math.abs(weights[i - 1] ?? 1))],
    ['finite values', evidence.every(({ value }) => Number.isFinite(value))],
    ['in the past', evidence.every(({ where: { from, to } }) => time[0]! <= from && from <= to && to <= time[t]!)],
    ['prices in order', evidence.every(({ where: { prices } }) => !prices || prices.low <= prices.high)],
  ];
  return laws.filter(([, holds]) => !holds).map(([law]) => `${law} at ${t}`);
}

function checkReadings(bars: Bars): void {
  expect(readAll(bars).flatMap((moment, t) => findProblems(bars, t, moment))).toEqual([]);
}

function scaled(bars: Bars, factor: number): Bars {
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * factor);
  return { ...bars, open: times(bars.open), high: times(bars.high), low: times(bars.low), close: times(bars.close) };
}

test('it says what it is', () => {
  expect(howSense.dimension).toBe('how');
  expect(howSense.horizonBars(walkBars({ length: 1, seed: 1 }))).toBe(10);
  expect(howSense.features.length).toBe(16);
});

test('on thousands of bar sets the signal is in range, its evidence adds up to it and lies in the past', () => {
  fc.assert(fc.property(anyBars({ maxLength: 60 }), checkReadings), { numRuns: 2_000 });
}, 60_000);

test('so it is on longer, larger, smaller and wilder markets', () => {
  const walk = walkBars({ length: 1_500, seed: 3 });
  for (const factor of [1, 2 ** 500, 2 ** -500]) checkReadings(scaled(walk, factor));
  checkReadings(walkBars({ length: 600, seed: 4, volatility: 0.5 }));
  checkReadings(walkBars({ length: 600, seed: 5, volatility: 1e-9 }));
  checkReadings({ ...walk, volume: walk.volume!.map((volume, t) => (t % 7 === 0 ? volume * 1e12 : 0)) });
});

test('a market of one price, or of one bar, says nothing and is hardly covered', () => {
  for (const bars of [flatBars(300), flatBars(300, 1e300), walkBars({ length: 1, seed: 2 })]) {
    for (const { signal, coverage, evidence } of readAll(bars)) {
      expect(Math.abs(signal)).toBe(0);
      expect(coverage).toBe(0);
      expect(evidence).toEqual([]);
    }
  }
});

test('before the first bar there is no evidence', () => {
  const stream = howSense.open(flatBars(1));
  expect(stream.evidence()).toEqual([]);
  expect(stream.coverage()).toBe(0);
});

test('without volume a quarter of what it would know is missing, and it goes on', () => {
  const bars = walkBars({ length: 800, seed: 6 });
  const blind = readAll({ ...bars, volume: undefined });
  expect(blind.at(-1)!.coverage).toBeCloseTo(0.75, 12);
  expect(readAll(bars).at(-1)!.coverage).toBeCloseTo(1, 12);
  expect(blind.some(({ signal }) => signal !== 0)).toBe(true);
});

test('the future changes no reading, whether cut off or altered', () => {
  const bars = walkBars({ length: 900, seed: 9 });
  const other = walkBars({ length: 900, seed: 10, volatility: 0.04 });
  const all = readAll(bars);
  for (const cut of [1, 30, 333, 700]) {
    const past = all.slice(0, cut);
    expect(readAll(sliceBars(bars, 0, cut))).toEqual(past);
    const joined = (column: Float64Array, source: Float64Array): Float64Array =>
      column.map((value, t) => (t < cut ? value : source[t]!));
    const altered = {
      ...bars,
      open: joined(bars.open, other.open),
      high: joined(bars.high, other.high),
      low: joined(bars.low, other.low),
      close: joined(bars.close, other.close),
      volume: joined(bars.volume!, other.volume!),
    };
    expect(readAll(altered).slice(0, cut)).toEqual(past);
  }
});

test('bars that come one at a time give the readings of the whole', () => {
  const bars = walkBars({ length: 300, seed: 11 });
  const stream = howSense.open(bars);
  const signals = Array.from({ length: 300 }, (_, t) => stream.push(sliceBars(bars, 0, t + 1), t));
  expect(signals).toEqual(readAll(bars).map(({ signal }) => signal));
});

test('prices in another currency change no signal', () => {
  const bars = walkBars({ length: 900, seed: 12 });
  const signals = readAll(bars).map(({ signal }) => signal);
  for (const factor of [4, 2 ** -30])
    expect(readAll(scaled(bars, factor)).map(({ signal }) => signal)).toEqual(signals);
});

test('a market turned upside down gives the opposite signal wherever price alone speaks', () => {
  const bars = walkBars({ length: 600, seed: 13, volatility: 0.003 });
  const turned = (prices: Float64Array): Float64Array => prices.map((price) => 1_024 - price);
  // On a grid of 2^-20, so that 1,024 less a price is exact.
  const grid = (prices: Float64Array): Float64Array => prices.map((price) => Math.round(price * 2 ** 20) / 2 ** 20);
  const plain = {
    ...bars,
    open: grid(bars.open),
    high: grid(bars.high),
    low: grid(bars.low),
    close: grid(bars.close),
    volume: undefined,
  };
  const mirror = {
    ...plain,
    open: turned(plain.open),
    high: turned(plain.low),
    low: turned(plain.high),
    close: turned(plain.close),
  };
  const opposite = readAll(mirror).map(({ signal }) => signal);
  readAll(plain).forEach(({ signal }, t) => expect(opposite[t]).toBeCloseTo(-signal, 12));
});

test('a close above the last swing high is a bullish break at its price', () => {
  const highs = [10, 11, 12, 13, 14, 20, 14, 13, 12, 11, 10, 11, 12, 21];
  const bars = barsOf(
    highs.map((high, t) => ({ open: high - 1, high, low: high - 2, close: t === 13 ? high : high - 1 })),
  );
  const [evidence] = readAll(bars).at(-1)!.evidence;
  expect(evidence).toEqual({
    what: 'level of the bullish break of structure',
    where: { from: bars.time[5], to: bars.time[13], prices: { low: 20, high: 20 } },
    value: 20,
    weight: 0.25,
  });
});
