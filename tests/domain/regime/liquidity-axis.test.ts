import type { Bars } from '../../../src/domain/market/bars';
import { createLiquidityAxis } from '../../../src/domain/regime/liquidity-axis';
import { readAxis } from '../../support/axis-columns';
import { flatBars, walkBars } from '../../support/random-bars';

/** Volume gone but for a share, and ranges wider by as much, from one bar to another. */
function drainedBars(share: number): Bars {
  const bars = walkBars({ length: 600, seed: 31 });
  const drained = (t: number): boolean => t >= 400 && t < 450;
  return {
    ...bars,
    volume: bars.volume!.map((volume, t) => (drained(t) ? volume * share : volume)),
    high: bars.high.map((high, t) => (drained(t) ? high * (1 + 0.01 / share) : high)),
    low: bars.low.map((low, t) => (drained(t) ? low * (1 - 0.01 / share) : low)),
  };
}

test('it is known after a year, and normal while nothing happens', () => {
  const readings = readAxis(createLiquidityAxis(), walkBars({ length: 500, seed: 32 }));
  expect(readings.findIndex((reading) => reading !== undefined)).toBe(252);
  const normal = readings.flatMap((reading) => (reading ? [reading['normal']! + reading['improving']!] : []));
  expect(normal.reduce((sum, p) => sum + p, 0) / normal.length).toBeGreaterThan(0.85);
});

test('a market that dries up is stressed, one that all but closes is in crisis, and afterwards it improves', () => {
  const crisis = readAxis(createLiquidityAxis(), drainedBars(0.05));
  expect(crisis[440]!['crisis']).toBeGreaterThan(0.5);
  const stressed = readAxis(createLiquidityAxis(), drainedBars(0.4));
  expect(stressed[440]!['stressed']! + stressed[440]!['crisis']!).toBeGreaterThan(0.7);
  expect(crisis[480]!['improving']).toBeGreaterThan(0.2);
  expect(crisis[480]!['improving']).toBeGreaterThan(crisis[590]!['improving']!);
});

test('without volume the ranges alone tell, and without either nothing does', () => {
  const bars = drainedBars(0.05);
  const withoutVolume = readAxis(createLiquidityAxis(), { ...bars, volume: undefined });
  expect(withoutVolume[440]!['normal']).toBeLessThan(0.1);
  expect(readAxis(createLiquidityAxis(), flatBars(400)).every((reading) => reading === undefined)).toBe(true);
});
