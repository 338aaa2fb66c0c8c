import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import type { Evidence, Sense } from '../../../src/domain/sensory/sense';
import { openSensing, type SensingStream } from '../../../src/domain/sensory/sensed-history';
import { findSense, senses } from '../../../src/domain/sensory/senses';
import { withOtherFuture } from '../../support/feature-laws';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';
import { anyRoughBars, roughBars } from '../../support/rough-bars';

const named = senses.map((sense) => [sense.dimension, sense] as const);

interface Moment {
  readonly signal: number;
  readonly confidence: number;
  readonly baseRate: number;
  readonly coverage: number;
  readonly evidence: readonly Evidence[];
}

function momentOf(sensing: SensingStream): Moment {
  const { signal, confidence, baseRate, coverage } = sensing;
  return { signal, confidence, baseRate, coverage, evidence: sensing.reading().evidence };
}

/** Everything a sense says at every bar; `seen` is what it is handed at a bar. */
function readAll(sense: Sense, bars: Bars, seen: (t: number) => Bars = () => bars): Moment[] {
  const sensing = openSensing(sense, bars);
  return [...bars.close].map((_, t) => {
    sensing.push(seen(t), t);
    return momentOf(sensing);
  });
}

const isShare = (value: number): boolean => value >= 0 && value <= 1;

/** What does not hold of a reading at bar `t` that holds of every reading of every sense. */
function findProblems({ time }: Bars, t: number, moment: Moment): string[] {
  const { signal, confidence, baseRate, coverage, evidence } = moment;
  const laws: readonly [string, boolean][] = [
    ['signal in range', signal >= -1 && signal <= 1],
    ['confidence in range', isShare(confidence)],
    ['base rate in range', isShare(baseRate)],
    ['coverage in range', isShare(coverage)],
    ['no confidence in silence', signal !== 0 || confidence === 0],
    ['without any source no more confidence than the base rate', coverage > 0 || confidence <= baseRate],
    ['evidence has words', evidence.every(({ what }) => what.length > 0)],
    ['finite values', evidence.every(({ value }) => Number.isFinite(value))],
    ['weights in range', evidence.every(({ weight }) => weight >= -1 && weight <= 1)],
    ['weightiest first', evidence.every(({ weight }, i) => Math.abs(weight) <= Math.abs(evidence[i - 1]?.weight ?? 1))],
    ['in the past', evidence.every(({ where: { from, to } }) => time[0]! <= from && from <= to && to <= time[t]!)],
    ['prices in order', evidence.every(({ where: { prices } }) => !prices || prices.low <= prices.high)],
  ];
  return laws.filter(([, holds]) => !holds).map(([law]) => `${law} at ${t}`);
}

/** Throws with the first problems; every bar's figures, and the evidence of a few bars, which costs most. */
function checkReadings(bars: Bars): void {
  for (const sense of senses) {
    const sensing = openSensing(sense, bars);
    for (let t = 0; t < bars.close.length; t++) {
      sensing.push(bars, t);
      if (t % 40 !== 0 && t !== bars.close.length - 1) continue;
      const problems = findProblems(bars, t, momentOf(sensing));
      if (problems.length > 0) throw new Error(`${sense.dimension}: ${problems.join(', ')}`);
    }
  }
}

function scaled(bars: Bars, factor: number): Bars {
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * factor);
  return { ...bars, open: times(bars.open), high: times(bars.high), low: times(bars.low), close: times(bars.close) };
}

/** Mostly short, some long enough for all that a sense looks for; huge and tiny prices, one price throughout, a single bar. */
const anyMarket: fc.Arbitrary<Bars> = fc.oneof(
  { weight: 180, arbitrary: anyBars({ maxLength: 20 }) },
  { weight: 4, arbitrary: anyBars({ minLength: 1, maxLength: 1 }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }).map((length) => flatBars(length)) },
  {
    weight: 10,
    arbitrary: fc
      .tuple(anyBars({ maxLength: 20 }), fc.integer({ min: -900, max: 900 }))
      .map(([bars, power]) => scaled(bars, 2 ** power)),
  },
  { weight: 2, arbitrary: anyRoughBars },
);

test('readings of 10,000 markets, some constant, of one bar, full of gaps or of huge prices, are in range', () => {
  fc.assert(fc.property(anyMarket, checkReadings), { numRuns: 10_000 });
}, 240_000);

test('so are those of markets long enough for all that a sense looks for', () => {
  checkReadings(flatBars(700));
  checkReadings(flatBars(400, 1e300));
  for (const seed of [1, 2]) checkReadings(roughBars({ seed, length: 900, still: 0.01, gaps: 0.03 }));
  checkReadings(roughBars({ seed: 3, length: 700, period: '1h', calendar: 'always', volume: 'zero' }));
  checkReadings(walkBars({ length: 600, seed: 4, volatility: 0.5 }));
  checkReadings(scaled(walkBars({ length: 600, seed: 5 }), 2 ** 800));
  checkReadings(scaled(walkBars({ length: 600, seed: 5 }), 2 ** -800));
}, 120_000);

const markets: readonly (readonly [string, Bars])[] = [
  ['days', roughBars({ seed: 21, length: 640, gaps: 0.02 })],
  ['hours', roughBars({ seed: 22, length: 520, gaps: 0.01, period: '1h', calendar: 'always' })],
];

describe.each(named)('%s', (_, sense) => {
  test.each(markets)('on %s the future changes no reading, whether cut off or altered', (_, bars) => {
    const length = bars.close.length;
    const all = readAll(sense, bars);
    const other = roughBars({ seed: 23, length, gaps: 0.1 });
    for (const cut of [length - 200, length - 17]) {
      const past = all.slice(0, cut);
      expect(readAll(sense, sliceBars(bars, 0, cut))).toEqual(past);
      expect(readAll(sense, withOtherFuture(bars, other, cut)).slice(0, cut)).toEqual(past);
    }
  });

  test.each(markets)('on %s bars that come one at a time give the readings of the whole', (_, bars) => {
    expect(readAll(sense, bars, (t) => sliceBars(bars, 0, t + 1))).toEqual(readAll(sense, bars));
  });

  test('a market of one price says nothing', () => {
    for (const { signal, confidence } of readAll(sense, flatBars(320))) expect([signal, confidence]).toEqual([0, 0]);
  });
});

test('each sense is found under its dimension, says what it looks for, and shares no feature with another', () => {
  for (const sense of senses) expect(findSense(sense.dimension)).toBe(sense);
  expect(new Set(senses.map(({ dimension }) => dimension)).size).toBe(senses.length);
  expect(findSense('why')).toBeUndefined();
  const names = senses.flatMap(({ features }) => features.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  for (const { words, features } of senses) expect([words.length > 10, features.length > 0]).toEqual([true, true]);
});
