import { computeStreamedColumn } from '../../../src/domain/market/streamed-column';
import { createDirectionAxis, openDirectionLevel } from '../../../src/domain/regime/direction-axis';
import { readAxis } from '../../support/axis-columns';
import { barsOfCloses, flatBars, walkBars } from '../../support/random-bars';

test('the level is the move over the lookback in deviations of a random walk', () => {
  const closes = [100, 102, 101, 104, 103];
  const level = computeStreamedColumn(barsOfCloses(closes), { push: openDirectionLevel(3) });
  const returns = [1, 2, 3].map((t) => Math.log(closes[t]! / closes[t - 1]!));
  const mean = returns.reduce((sum, value) => sum + value, 0) / 3;
  const deviation = Math.sqrt(returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2);
  expect(level.slice(0, 3).every(Number.isNaN)).toBe(true);
  expect(level[3]).toBeCloseTo(Math.log(104 / 100) / (deviation * Math.sqrt(3)), 12);
});

test('steady growth is up for certain, stillness is flat', () => {
  const growth = readAxis(createDirectionAxis(), barsOfCloses(Array.from({ length: 140 }, (_, t) => 100 * 1.01 ** t)));
  expect(growth[125]).toBeUndefined();
  expect(growth[126]!['up']).toBe(1);
  expect(readAxis(createDirectionAxis(), flatBars(140))[139]!['flat']).toBeGreaterThan(0.95);
});

test('a market turned upside down goes the other way', () => {
  const bars = walkBars({ length: 400, seed: 5 });
  const mirrored = { ...bars, close: bars.close.map((price) => 1e4 / price) };
  const [up, down] = [readAxis(createDirectionAxis(), bars), readAxis(createDirectionAxis(), mirrored)];
  for (let t = 126; t < 400; t++) expect(up[t]!['up']).toBeCloseTo(down[t]!['down']!, 9);
});
