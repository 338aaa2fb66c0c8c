import { createRandom } from '../../../../src/domain/numerics/random';
import {
  computeHiguchiDimension,
  computeSevcikDimension,
  openFractalDimension,
} from '../../../../src/domain/sensory/what/fractal-dimension';
import { fractionalNoise } from '../../../support/fractional-noise';
import { flatBars } from '../../../support/random-bars';

const line = Float64Array.from({ length: 65 }, (_, i) => 0.3 + 0.01 * i);

test('a straight line has dimension 1 (Higuchi 1988), and by its length in the unit square that of its diagonal (Sevcik 1998)', () => {
  expect(computeHiguchiDimension(line)).toBeCloseTo(1, 10);
  expect(computeSevcikDimension(line)).toBeCloseTo(1 + Math.log(Math.SQRT2) / Math.log(128), 12);
});

test('seventeen alternating values have a curve of sixteen verticals', () => {
  const teeth = Float64Array.from({ length: 17 }, (_, i) => i % 2);
  expect(computeSevcikDimension(teeth)).toBeCloseTo(1 + Math.log(16 * Math.sqrt(1 + 1 / 256)) / Math.log(32), 12);
  // Read at every second value nothing moves: no power law, no dimension.
  expect(computeHiguchiDimension(teeth)).toBeNaN();
});

test('a parabola is smooth: dimension 1', () => {
  // It only rises, so every reading of it is as long as the whole rise, up to what the last step leaves out.
  const squares = Float64Array.from({ length: 1_681 }, (_, i) => i * i);
  expect(computeHiguchiDimension(squares)).toBeCloseTo(1, 3);
});

test.each([
  [0.3, 1.7],
  [0.5, 1.5],
  [0.7, 1.3],
])('paths of fractional noise with H = %d have dimension 2 - H', (hurst, dimension) => {
  const random = createRandom(hurst * 10);
  const count = 60;
  let sum = 0;
  for (let index = 0; index < count; index++) {
    let level = 0;
    sum += computeHiguchiDimension(fractionalNoise(256, hurst, random).map((step) => (level += step)));
  }
  expect(Math.abs(sum / count - dimension)).toBeLessThan(0.025);
});

test('neither shift nor scale nor direction of time changes a dimension', () => {
  const random = createRandom(4);
  let level = 0;
  const path = Float64Array.from({ length: 105 }, () => (level += random.normal()));
  for (const measure of [computeHiguchiDimension, computeSevcikDimension]) {
    const expected = measure(path);
    expect(measure(path.map((value) => 5 - 0.001 * value))).toBeCloseTo(expected, 9);
    expect(measure(path.slice().reverse())).toBeCloseTo(expected, measure === computeSevcikDimension ? 9 : 6);
  }
});

test('prices that do not move have none', () => {
  const bars = flatBars(80);
  const stream = openFractalDimension(64);
  for (let t = 0; t < 80; t++) expect(stream.push(bars, t)).toBeNaN();
});
