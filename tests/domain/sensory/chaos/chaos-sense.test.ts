import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../../src/domain/market/bars';
import { createRandom } from '../../../../src/domain/numerics/random';
import { computeMean } from '../../../../src/domain/numerics/statistics';
import { chaosFeatures } from '../../../../src/domain/sensory/chaos/chaos-features';
import { chaosSense } from '../../../../src/domain/sensory/chaos/chaos-sense';
import type { Evidence } from '../../../../src/domain/sensory/sense';
import { anyBars, barsOfCloses, flatBars, walkBars } from '../../../support/random-bars';

interface Watched {
  readonly signals: number[];
  readonly coverages: number[];
  readonly evidence: (readonly Evidence[])[];
}

function watch(bars: Bars): Watched {
  const stream = chaosSense.open(bars);
  const watched: Watched = { signals: [], coverages: [], evidence: [] };
  for (let t = 0; t < bars.close.length; t++) {
    watched.signals.push(stream.push(bars, t));
    watched.coverages.push(stream.coverage());
    watched.evidence.push(stream.evidence());
  }
  return watched;
}

function checkReadings(bars: Bars): void {
  const { signals, coverages, evidence } = watch(bars);
  signals.forEach((signal, t) => {
    expect(signal >= -1 && signal <= 1).toBe(true);
    expect(coverages[t]! >= 0 && coverages[t]! <= 1).toBe(true);
    let sum = 0;
    for (const { where, value, weight } of evidence[t]!) {
      sum += weight;
      expect(Number.isFinite(value)).toBe(true);
      expect(where.from <= where.to && where.to <= bars.time[t]!).toBe(true);
      if (where.prices) expect(where.prices.low <= where.prices.high).toBe(true);
    }
    expect(sum).toBeCloseTo(signal, 9);
  });
}

/** Years of calm, then a storm in which every move is five times as large. */
function stormAfterCalm(calm: number, storm: number): Bars {
  const random = createRandom(4);
  let price = 100;
  return barsOfCloses(
    Array.from({ length: calm + storm }, (_, t) => (price *= Math.exp((t < calm ? 0.01 : 0.05) * random.normal()))),
  );
}

test('it is the sense of tails, with their features, and speaks of two weeks of days', () => {
  expect(chaosSense.dimension).toBe('chaos');
  expect(chaosSense.features).toBe(chaosFeatures);
  expect(chaosSense.horizonBars({ period: '1d', calendar: 'exchange' })).toBe(10);
});

test('readings of any bars are in range, and the evidence adds up to the signal', () => {
  fc.assert(fc.property(anyBars({ maxLength: 100 }), checkReadings), { numRuns: 30 });
  checkReadings(walkBars({ length: 700, seed: 3 }));
});

test('bars without a past, or without movement, say nothing', () => {
  expect(watch(walkBars({ length: 1, seed: 1 }))).toEqual({ signals: [0], coverages: [0], evidence: [[]] });
  const { signals, coverages } = watch(flatBars(700));
  expect(signals.every((signal) => signal === 0)).toBe(true);
  expect(coverages.every((coverage) => coverage === 0)).toBe(true);
});

test('coverage grows with what is known, up to all of it', () => {
  const { coverages, signals } = watch(walkBars({ length: 600, seed: 2 }));
  expect(coverages[10]).toBe(0);
  expect(coverages[100]).toBe(0.2);
  expect(coverages[599]).toBe(1);
  coverages.forEach((coverage, t) => expect(coverage).toBeGreaterThanOrEqual(coverages[t - 1] ?? 0));
  expect(signals.findIndex((signal) => signal !== 0)).toBe(282);
});

test('a storm speaks against the market, calm hardly for it', () => {
  const { signals } = watch(stormAfterCalm(1_000, 20));
  const calm = signals.slice(700, 1_000);
  const storm = signals.slice(1_010);
  expect(Math.max(...calm)).toBeLessThan(0.25);
  expect(computeMean(storm)!).toBeLessThan(computeMean(calm)! - 0.1);
});

test('a jump down is reported where it happened, speaks against the market and is forgotten', () => {
  const bars = walkBars({ length: 700, seed: 9 });
  const close = bars.close.map((price, t) => (t < 600 ? price : 0.9 * price));
  const { signals, evidence } = watch({ ...bars, close });
  const jump = evidence[602]!.find(({ what }) => what === 'jump down, in deviations');
  expect(jump?.where).toMatchObject({ from: bars.time[600], to: bars.time[600] });
  expect(jump?.value).toBeLessThan(-5);
  expect(jump?.weight).toBeCloseTo(-0.15 * 0.6, 12);
  expect(signals[600]).toBeLessThan(signals[599]!);
  expect(evidence[606]!.some(({ what }) => what.startsWith('jump'))).toBe(false);
});

test('the weightiest evidence comes first', () => {
  for (const found of watch(stormAfterCalm(600, 20)).evidence) {
    const weights = found.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  }
});

test('the future changes no reading, whether cut off or altered', () => {
  const bars = walkBars({ length: 640, seed: 6 });
  const whole = watch(bars);
  const cut = watch(sliceBars(bars, 0, 600));
  expect(cut.signals).toEqual(whole.signals.slice(0, 600));
  expect(cut.evidence).toEqual(whole.evidence.slice(0, 600));
  const close = bars.close.map((price, t) => (t < 600 ? price : 3 * price));
  expect(watch({ ...bars, close }).signals.slice(0, 600)).toEqual(whole.signals.slice(0, 600));
});
