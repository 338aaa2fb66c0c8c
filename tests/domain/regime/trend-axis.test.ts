import { createTrendAxis } from '../../../src/domain/regime/trend-axis';
import { computeDirectionalIndex } from '../../../src/domain/technical/directional-index';
import { readAxis } from '../../support/axis-columns';
import { barsOfCloses, flatBars, walkBars } from '../../support/random-bars';

test('a climb is rising, a fall is falling, a motionless market ranges', () => {
  const climb = Array.from({ length: 60 }, (_, t) => 100 + t);
  expect(readAxis(createTrendAxis(), barsOfCloses(climb))[59]!['rising']).toBeGreaterThan(0.99);
  expect(readAxis(createTrendAxis(), barsOfCloses(climb.reverse()))[59]!['falling']).toBeGreaterThan(0.99);
  expect(readAxis(createTrendAxis(), flatBars(60))[59]!['ranging']).toBeGreaterThan(0.99);
});

test('the likeliest of trending, ranging and changing over is what seed 001 says of the index', () => {
  const bars = walkBars({ length: 2_000, seed: 12 });
  const index = computeDirectionalIndex(bars, 14);
  let counted = 0;
  readAxis(createTrendAxis(), bars).forEach((reading, t) => {
    if (!reading) return expect(t).toBeLessThan(28);
    const trending = reading['rising']! + reading['falling']!;
    const most = Math.max(trending, reading['ranging']!, reading['transitioning']!);
    if (index[t]! > 25.05) expect(trending).toBe(most);
    else if (index[t]! < 19.95) expect(reading['ranging']).toBe(most);
    else if (index[t]! > 20.05 && index[t]! < 24.95) expect(reading['transitioning']).toBe(most);
    expect(trending + reading['ranging']! + reading['transitioning']!).toBeCloseTo(1, 10);
    counted++;
  });
  expect(counted).toBe(2_000 - 28);
});
