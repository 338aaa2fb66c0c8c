import { sharedBlockLength, drawSharedBlocks, resampleSharpe } from '../../../src/domain/evolution/progress-resamples';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpe } from '../../../src/domain/performance/sharpe';

const random = createRandom(3);
const returns = Float64Array.from({ length: 60 }, () => 0.0005 + 0.01 * random.normal());
const blocks = drawSharedBlocks({ observations: 60, resamples: 40, meanBlockLength: 5, seed: 11 });

test('each resample has as many bars as the data', () => {
  for (let resample = 0; resample < 40; resample++) {
    let length = 0;
    for (let block = blocks.firstBlock[resample]!; block < blocks.firstBlock[resample + 1]!; block++)
      length += blocks.ends[block]! - blocks.starts[block]!;
    expect(length).toBe(60);
  }
});

test('sums over blocks give the ratio of the bars they stand for', () => {
  const sample = resampleSharpe(returns, blocks, 252)!;
  expect(sample.sharpe).toBe(computeSharpe(returns, 252));
  for (let resample = 0; resample < 40; resample++) {
    const drawn: number[] = [];
    for (let block = blocks.firstBlock[resample]!; block < blocks.firstBlock[resample + 1]!; block++)
      for (let bar = blocks.starts[block]!; bar < blocks.ends[block]!; bar++) drawn.push(returns[bar % 60]!);
    expect(sample.resampled[resample]).toBeCloseTo(computeSharpe(Float64Array.from(drawn), 252)!, 9);
  }
});

test('an account that never moves has no ratio, one that does not move in a resample none there', () => {
  expect(resampleSharpe(new Float64Array(60), blocks, 252)).toBeUndefined();
  const once = new Float64Array(60);
  once[10] = 0.01;
  const { resampled } = resampleSharpe(once, blocks, 252)!;
  expect([...resampled].some(Number.isNaN)).toBe(true);
  expect([...resampled].some((sharpe) => sharpe > 0)).toBe(true);
});

test('blocks are whole bars, at least the cube root of the data', () => {
  expect(sharedBlockLength([Float64Array.from({ length: 1_000 }, () => random.normal())])).toBe(10);
  let level = 0;
  const slow = Float64Array.from({ length: 1_000 }, () => (level = 0.95 * level + random.normal()));
  expect(sharedBlockLength([slow, slow, slow])).toBeGreaterThan(20);
  expect(sharedBlockLength([])).toBe(1);
});
