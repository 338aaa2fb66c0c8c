import { createRandom } from '../../../src/domain/numerics/random';
import { createStationaryBootstrap } from '../../../src/domain/numerics/stationary-bootstrap';
import { findMaxDrawdown } from '../../../src/domain/performance/max-drawdown';
import { computeTotalReturn } from '../../../src/domain/performance/total-return';
import { resamplePaths } from '../../../src/domain/validation/resampled-paths';

const random = createRandom(2);
const returns = Float64Array.from({ length: 70 }, () => 0.001 + 0.02 * random.normal());

test('drawdown and return of each resample are those of its returns written out', () => {
  const found = resamplePaths(returns, { random: createRandom(5), resamples: 30 });
  const { meanBlockLength } = found;
  const bootstrap = createStationaryBootstrap({ observations: 70, meanBlockLength, random: createRandom(5) });
  for (let resample = 0; resample < 30; resample++) {
    const blocks = bootstrap.draw();
    const drawn: number[] = [];
    for (let block = 0; block < blocks; block++)
      for (let i = 0; i < bootstrap.lengths[block]!; i++) drawn.push(returns[(bootstrap.starts[block]! + i) % 70]!);
    const path = Float64Array.from(drawn);
    expect(found.maxDrawdowns[resample]).toBe(findMaxDrawdown(path)!.depth);
    expect(found.totalReturns[resample]).toBe(computeTotalReturn(path)!);
  }
});

test('spells of volatility are kept together, though returns do not depend on each other', () => {
  const calmAndWild = Float64Array.from({ length: 600 }, (_, t) => (t % 100 < 50 ? 0.001 : 0.02) * random.normal());
  expect(resamplePaths(calmAndWild, { random, resamples: 1 }).meanBlockLength).toBeGreaterThan(10);
});

test('no returns, no path', () => {
  expect(() => resamplePaths(new Float64Array(0), { random, resamples: 1 })).toThrow(RangeError);
});
