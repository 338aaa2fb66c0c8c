import fc from 'fast-check';
import { createRandom } from '../../../../src/domain/numerics/random';
import { computeBipowerTest } from '../../../../src/domain/sensory/chaos/bipower';
import { measureNonUniformity, onePerThousand } from '../../../support/uniformity';

const normals = (seed: number, length: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => 0.01 * random.normal());
};

test('by hand: moves of one size have products as large as squares', () => {
  const found = computeBipowerTest(new Float64Array(12).fill(0.01))!;
  expect(found.realisedVariance).toBeCloseTo(12e-4, 15);
  // pi / 2 times 11 products times 12 / 11.
  expect(found.bipowerVariation).toBeCloseTo((Math.PI / 2) * 12e-4, 15);
  expect(found.jumpShare).toBe(0);
  // Tripower quarticity over the square of the bipower: below 1, so the scale takes 1.
  const scale = Math.sqrt(((Math.PI / 2) ** 2 + Math.PI - 5) / 12);
  expect(found.statistic).toBeCloseTo((1 - Math.PI / 2) / scale, 9);
  expect(found.pValue).toBeGreaterThan(0.98);
});

test('p-values are uniform where nothing jumps', () => {
  const pValues = Array.from({ length: 300 }, (_, run) => computeBipowerTest(normals(run + 1, 400))!.pValue);
  expect(measureNonUniformity(pValues)).toBeLessThan(onePerThousand);
});

test('size at 5 % within binomial error, and a jump of 8 deviations in 78 returns is mostly found', () => {
  let mistaken = 0;
  let found = 0;
  for (let run = 0; run < 400; run++) {
    const returns = normals(5_000 + run, 78);
    if (computeBipowerTest(returns)!.pValue < 0.05) mistaken++;
    returns[40]! += 0.08;
    if (computeBipowerTest(returns)!.pValue < 0.05) found++;
  }
  expect(Math.abs(mistaken / 400 - 0.05)).toBeLessThan(3 * Math.sqrt((0.05 * 0.95) / 400));
  expect(found / 400).toBeGreaterThan(0.85);
});

test('the unit, the sign and the direction of time do not matter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (seed, unit) => {
      const returns = normals(seed, 50);
      const one = computeBipowerTest(returns)!;
      const other = computeBipowerTest(returns.map((value) => -unit * value).reverse())!;
      expect(other.statistic).toBeCloseTo(one.statistic, 8);
      expect(other.jumpShare).toBeCloseTo(one.jumpShare, 9);
    }),
    { numRuns: 40 },
  );
});

test('too few returns, or none that moves beside another, tell nothing', () => {
  expect(computeBipowerTest(normals(1, 9))).toBeUndefined();
  expect(computeBipowerTest(new Float64Array(50))).toBeUndefined();
  expect(computeBipowerTest(Float64Array.from({ length: 50 }, (_, i) => i % 2))).toBeUndefined();
  expect(() => computeBipowerTest(Float64Array.of(NaN))).toThrow(RangeError);
});
