import {
  drawAutoregressive,
  drawFatTailed,
  drawGarch,
  drawNormal,
  drawRows,
} from '../../../src/cli/experiment/calibration-samples';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeMoments } from '../../../src/domain/numerics/statistics';

const length = 40_000;

test.each([
  ['normal', drawNormal],
  ['fat-tailed', drawFatTailed],
  ['autoregressive', drawAutoregressive(0.4)],
  ['GARCH', drawGarch],
])('%s returns have a deviation of 1 about their mean, which is their ratio', (_, draw) => {
  const { mean, variance } = computeMoments(draw(createRandom(1), length, 0.3))!;
  expect(mean).toBeGreaterThan(0.26);
  expect(mean).toBeLessThan(0.34);
  expect(Math.abs(variance! - 1)).toBeLessThan(0.2);
});

test('memory is in the level of the one and in the volatility of the other', () => {
  const correlate = (values: Float64Array): number => {
    const { mean, variance } = computeMoments(values)!;
    const products = values.subarray(1).map((value, t) => (value - mean) * (values[t]! - mean));
    return products.reduce((sum, product) => sum + product, 0) / values.length / variance!;
  };
  const [level, volatility] = [
    drawAutoregressive(0.4)(createRandom(2), length, 0),
    drawGarch(createRandom(2), length, 0),
  ];
  expect(correlate(level)).toBeCloseTo(0.4, 1);
  expect(Math.abs(correlate(volatility))).toBeLessThan(0.05);
  expect(correlate(volatility.map((value) => value * value))).toBeGreaterThan(0.08);
});

test('rows stand one after another, each about its own mean', () => {
  const { rows, columns, values } = drawRows(createRandom(1), [0, 100], { columns: 5, draw: drawNormal });
  expect([rows, columns, values.length]).toEqual([2, 5, 10]);
  expect(Math.max(...values.subarray(0, 5))).toBeLessThan(50);
  expect(Math.min(...values.subarray(5))).toBeGreaterThan(50);
});
