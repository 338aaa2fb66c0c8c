import { createRandom } from '../../../../src/domain/numerics/random';
import {
  listBlockSizes,
  openScalingExponent,
  type BlockMeasure,
} from '../../../../src/domain/sensory/what/block-scaling';
import { detrendedFluctuation } from '../../../../src/domain/sensory/what/detrended-fluctuation';
import { rescaledRange } from '../../../../src/domain/sensory/what/rescaled-range';
import { barsOf, walkBars } from '../../../support/random-bars';
import { fractionalNoise } from '../../../support/fractional-noise';

function lastExponent(returns: Float64Array, measure: BlockMeasure): number {
  let close = 100;
  const rows = [close, ...Array.from(returns, (value) => (close *= Math.exp(0.01 * value)))];
  const bars = barsOf(rows.map((price) => ({ open: price, high: price, low: price, close: price })));
  const stream = openScalingExponent(returns.length, measure);
  let exponent = Number.NaN;
  for (let t = 0; t < bars.close.length; t++) exponent = stream.push(bars, t);
  return exponent;
}

test('blocks are powers of two from eight to a quarter of the window', () => {
  expect(listBlockSizes(128)).toEqual([8, 16, 32]);
  expect(listBlockSizes(300)).toEqual([8, 16, 32, 64]);
});

test('a measure that grows as expected has exponent 1/2, and one that grows faster by a power has that power more', () => {
  const growing = (power: number): BlockMeasure => ({
    measure: (_, __, size) => 3 * size ** (0.5 + power),
    expected: (size) => size ** 0.5,
    power: 1,
  });
  expect(lastExponent(new Float64Array(128), growing(0))).toBeCloseTo(0.5, 12);
  expect(lastExponent(new Float64Array(128), growing(0.3))).toBeCloseTo(0.8, 12);
  expect(lastExponent(new Float64Array(128), { ...growing(0.3), power: 2 })).toBeCloseTo(0.65, 12);
});

describe('mean exponent over simulated fractional noise of 256 returns (Davies & Harte 1987)', () => {
  // The rescaled range is drawn towards 1/2 in short windows: Weron (2002) finds the same. The tables of docs/senses/what.md give both.
  const table: [string, BlockMeasure, number, readonly [mean: number, deviation: number]][] = [
    ['rescaled range', rescaledRange, 0.3, [0.359, 0.043]],
    ['rescaled range', rescaledRange, 0.5, [0.498, 0.049]],
    ['rescaled range', rescaledRange, 0.7, [0.622, 0.056]],
    ['detrended fluctuation', detrendedFluctuation, 0.3, [0.307, 0.048]],
    ['detrended fluctuation', detrendedFluctuation, 0.5, [0.492, 0.065]],
    ['detrended fluctuation', detrendedFluctuation, 0.7, [0.679, 0.082]],
  ];
  test.each(table)('by %s, H = %d', (...[, measure, hurst, [expected, deviation]]) => {
    const random = createRandom(hurst * 100 + (measure === rescaledRange ? 1 : 2));
    const count = 40;
    let sum = 0;
    for (let index = 0; index < count; index++) sum += lastExponent(fractionalNoise(256, hurst, random), measure);
    expect(Math.abs(sum / count - expected)).toBeLessThan((3.5 * deviation) / Math.sqrt(count));
  });
});

test('the value depends on the window alone: a record that begins later gives the same', () => {
  const bars = walkBars({ length: 420, seed: 9 });
  for (const measure of [rescaledRange, detrendedFluctuation]) {
    const early = openScalingExponent(128, measure);
    const late = openScalingExponent(128, measure);
    const from = 150;
    const rest = { ...bars, close: bars.close.subarray(from) };
    for (let t = 0; t < bars.close.length; t++) {
      const value = early.push(bars, t);
      const other = t < from ? Number.NaN : late.push(rest, t - from);
      if (!Number.isNaN(other)) expect(other).toBeCloseTo(value, 12);
    }
  }
});
