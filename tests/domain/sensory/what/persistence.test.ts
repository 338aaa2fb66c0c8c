import { createRandom } from '../../../../src/domain/numerics/random';
import { openScalingExponent } from '../../../../src/domain/sensory/what/block-scaling';
import { detrendedFluctuation } from '../../../../src/domain/sensory/what/detrended-fluctuation';
import { openPersistence, type Persistence } from '../../../../src/domain/sensory/what/persistence';
import { rescaledRange } from '../../../../src/domain/sensory/what/rescaled-range';
import { whatSense } from '../../../../src/domain/sensory/what/what-sense';
import { fractionalNoise } from '../../../support/fractional-noise';
import { barsOf, flatBars } from '../../../support/random-bars';
import type { Bars } from '../../../../src/domain/market/bars';

function barsOfNoise(hurst: number, seed: number): Bars {
  let close = 100;
  const steps = fractionalNoise(512, hurst, createRandom(seed));
  const rows = [close, ...Array.from(steps, (step) => (close *= Math.exp(0.01 * step)))];
  return barsOf(rows.map((price) => ({ open: price, high: price, low: price, close: price })));
}

function persistenceOf(bars: Bars): (Persistence | undefined)[] {
  const stream = openPersistence();
  return Array.from(bars.close, (_, t) => stream.push(bars, t));
}

const clip = (value: number): number => Math.max(-1, Math.min(1, value));

test('the lean is the exponents beyond 1/2 in two standard errors of 0.056, times the move of 20 bars in two usual ones', () => {
  const bars = barsOfNoise(0.55, 3);
  const range = openScalingExponent(256, rescaledRange);
  const fluctuation = openScalingExponent(256, detrendedFluctuation);
  persistenceOf(bars).forEach((found, t) => {
    const exponents = [range.push(bars, t), fluctuation.push(bars, t)] as const;
    expect(found === undefined).toBe(t < 256);
    if (!found) return;
    expect([found.hurst, found.fluctuation]).toEqual(exponents);
    let squares = 0;
    for (let i = t - 19; i <= t; i++) squares += Math.log(bars.close[i]! / bars.close[i - 1]!) ** 2;
    const move = Math.log(bars.close[t]! / bars.close[t - 20]!) / (2 * Math.sqrt(squares));
    const memory = ((exponents[0] + exponents[1]) / 2 - 0.5) / 0.112;
    expect(found.lean).toBeCloseTo(clip(memory) * clip(move), 10);
  });
});

test.each([
  [0.9, 1],
  [0.1, -1],
])('with H = %d the lean is with the move or against it, and so is its part in the signal', (hurst, side) => {
  const bars = barsOfNoise(hurst, 8);
  const sense = whatSense.open(bars);
  persistenceOf(bars).forEach((found, t) => {
    sense.push(bars, t);
    if (!found) return;
    const way = Math.sign(bars.close[t]! - bars.close[t - 20]!);
    expect(Math.sign(found.lean)).toBe(side * way);
    if (t % 32 !== 0) return;
    const evidence = sense.evidence().filter(({ what }) => what.startsWith('Hurst'));
    expect(evidence.map(({ weight }) => weight)).toEqual([found.lean / 8, found.lean / 8]);
  });
});

test('flat prices have no memory', () => {
  expect(persistenceOf(flatBars(300)).every((found) => found === undefined)).toBe(true);
});
