import { createRandom } from '../../../../src/domain/numerics/random';
import { computeCorrelation } from '../../../../src/domain/numerics/correlation';
import { computeShapeDistance, openMatrixProfile } from '../../../../src/domain/sensory/what/matrix-profile';
import { openDiscordRank, openMotifDistance } from '../../../../src/domain/sensory/what/motif';
import { barsOf, flatBars } from '../../../support/random-bars';
import type { Bars } from '../../../../src/domain/market/bars';

function barsOfReturns(returns: readonly number[]): Bars {
  let close = 100;
  const rows = [close, ...returns.map((value) => (close *= Math.exp(value)))];
  return barsOf(rows.map((price) => ({ open: price, high: price, low: price, close: price })));
}

test('shapes that agree are 0 apart, unrelated ones the root of 2, opposite ones 2', () => {
  expect(computeShapeDistance(1)).toBe(0);
  expect(computeShapeDistance(0)).toBe(Math.SQRT2);
  expect(computeShapeDistance(-1)).toBe(2);
});

test('the distance is the root mean square of two standardised windows, worked by hand for 1, 2, 3 and 1, 3, 2', () => {
  // Standardised: (-1, 0, 1) and (-1, 1, 0), each times the root of 3/2; squared distances 0 + 1 + 1, times 3/2, over 3.
  const correlation = computeCorrelation(Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2));
  expect(computeShapeDistance(correlation ?? 0)).toBeCloseTo(1, 12);
});

test.each([3, 10, 21])('windows of %i bars correlate as they do when every one is compared afresh', (windowBars) => {
  const random = createRandom(windowBars);
  // Calm, a crash a thousand times as large, a stretch without any move, calm again.
  const returns = Array.from({ length: 320 }, (_, t) =>
    t === 100 ? -0.5 : t > 180 && t < 215 ? 0 : 0.001 * random.normal(),
  );
  const bars = barsOfReturns(returns);
  const closes = bars.close.map(Math.log);
  const profile = openMatrixProfile(windowBars);
  for (let t = 0; t < closes.length; t++) {
    profile.push(bars, t);
    if (t % 9 !== 0 || t < windowBars) continue;
    expect(profile.mostLag()).toBe(t - windowBars + 1);
    const now = closes.subarray(t - windowBars + 1, t + 1);
    for (let lag = profile.leastLag; lag <= profile.mostLag(); lag += 7) {
      const expected = computeCorrelation(now, closes.subarray(t - lag - windowBars + 1, t - lag + 1));
      const found = profile.correlations[lag]!;
      if (expected === undefined) expect(found).toBeNaN();
      else expect(Math.abs(found - expected)).toBeLessThan(1e-6);
    }
  }
});

test('rounding does not pile up: after thousands of bars the correlations are still those of the windows', () => {
  const random = createRandom(17);
  const bars = barsOfReturns(Array.from({ length: 6_000 }, () => 0.01 * random.normal()));
  const closes = bars.close.map(Math.log);
  const profile = openMatrixProfile(20);
  for (let t = 0; t < closes.length; t++) profile.push(bars, t);
  const end = closes.length;
  expect(profile.mostLag()).toBe(1_000);
  for (let lag = profile.leastLag; lag <= 1_000; lag++) {
    const expected = computeCorrelation(closes.subarray(end - 20), closes.subarray(end - 20 - lag, end - lag));
    expect(Math.abs(profile.correlations[lag]! - (expected ?? 0))).toBeLessThan(1e-9);
  }
});

test('a wild time leaves no rounding behind in the calm a million times as small that follows', () => {
  const random = createRandom(23);
  const bars = barsOfReturns(Array.from({ length: 420 }, (_, t) => (t < 120 ? 0.3 : 3e-7) * random.normal()));
  const levels = bars.close.map((price) => Math.log(price / bars.close[200]!));
  const profile = openMatrixProfile(20);
  for (let t = 0; t < levels.length; t++) profile.push(bars, t);
  const end = levels.length;
  for (let lag = profile.leastLag; lag < 200; lag++) {
    const expected = computeCorrelation(levels.subarray(end - 20), levels.subarray(end - 20 - lag, end - lag));
    expect(Math.abs(profile.correlations[lag]! - (expected ?? 0))).toBeLessThan(1e-6);
  }
});

test('what was planted twice is a motif, and a shape never seen before the discord of its time', () => {
  const random = createRandom(2);
  const shape = Array.from({ length: 20 }, () => 0.01 * random.normal());
  const wave = Array.from({ length: 700 }, (_, t) => 0.01 * Math.sin((2 * Math.PI * t) / 31) + 0.002 * random.normal());
  wave.splice(200, 20, ...shape);
  wave.splice(660, 20, ...shape.map((value) => 3 * value));
  const bars = barsOfReturns(wave);
  const motif = openMotifDistance(20);
  const discord = openDiscordRank(20);
  const distances = Array.from(bars.close, (_, t) => motif.push(bars, t));
  const ranks = Array.from(bars.close, (_, t) => discord.push(bars, t));
  // Return t leads to close t + 1; the last close of the second planting is the first whose whole window was planted.
  expect(distances[680]).toBeLessThan(1e-6);
  expect(Math.min(...distances.slice(300, 675))).toBeGreaterThan(0.02);
  const odd = barsOfReturns([...wave.slice(0, 640), ...Array.from({ length: 20 }, (_, t) => (t % 2 ? 0.03 : -0.03))]);
  const fresh = openDiscordRank(20);
  const last = Array.from(odd.close, (_, t) => fresh.push(odd, t)).at(-1)!;
  expect(last).toBeGreaterThan(0.98);
  expect(ranks[680]).toBeLessThan(0.02);
});

test('the discord rank counts smaller distances of the 250 before as one and equal ones as a half', () => {
  const random = createRandom(3);
  const cycle = Array.from({ length: 16 }, () => random.integer(9) - 4);
  const bars = barsOfReturns(
    Array.from({ length: 800 }, (_, t) => (t < 560 ? cycle[t % 16]! : random.integer(9) - 4) / 512),
  );
  const [motif, discord] = [openMotifDistance(10), openDiscordRank(10)];
  const distances = Array.from(bars.close, (_, t) => motif.push(bars, t));
  let ties = 0;
  bars.close.forEach((_, t) => {
    const rank = discord.push(bars, t);
    const before = distances.slice(Math.max(0, t - 250), t).filter((distance) => !Number.isNaN(distance));
    if (before.length < 250) return expect(rank).toBeNaN();
    const [below, equal] = [before.filter((one) => one < distances[t]!), before.filter((one) => one === distances[t]!)];
    ties += equal.length;
    expect(rank).toBeCloseTo((below.length + equal.length / 2) / 250, 12);
  });
  expect(ties).toBeGreaterThan(0);
});

test('flat prices are like nothing', () => {
  const bars = flatBars(400);
  const stream = openMotifDistance(10);
  for (let t = 0; t < 400; t++) expect(stream.push(bars, t)).toBeNaN();
});
