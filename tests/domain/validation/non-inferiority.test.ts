import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { testNonInferiority } from '../../../src/domain/validation/non-inferiority';
import { measureNonUniformity, onePerThousand } from '../../support/uniformity';

/** Two track records in one market, of given annual Sharpe ratios and a correlation of 0.8. */
function pair(length: number, seed: number, [first, second]: readonly [number, number]): [Float64Array, Float64Array] {
  const random = createRandom(seed);
  const [a, b] = [new Float64Array(length), new Float64Array(length)];
  for (let t = 0; t < length; t++) {
    const market = Math.sqrt(0.8) * random.normal();
    a[t] = 0.01 * (first / Math.sqrt(252) + market + Math.sqrt(0.2) * random.normal());
    b[t] = 0.03 * (second / Math.sqrt(252) + market + Math.sqrt(0.2) * random.normal());
  }
  return [a, b];
}

const options = (seed: number, margin = 0.3) => ({
  ...{ margin, level: 0.05, resamples: 199, periodsPerYear: 252, random: createRandom(seed) },
});

test('a better candidate is not inferior, a much worse one is not shown to be as good', () => {
  const [good, poor] = pair(750, 3, [3, 0]);
  const found = testNonInferiority(good, poor, options(1))!;
  expect(found.difference).toBeCloseTo(computeSharpe(good, 252)! - computeSharpe(poor, 252)!, 9);
  expect(found).toMatchObject({ notInferior: true, pValue: 0.005 });
  expect(found.lower).toBeGreaterThan(-0.3);
  const turned = testNonInferiority(poor, good, options(1))!;
  expect(turned.notInferior).toBe(false);
  expect(turned.pValue).toBeGreaterThan(0.9);
});

test('a candidate is as good as itself, with or without leverage', () => {
  const [own] = pair(300, 5, [1, 1]);
  const found = testNonInferiority(own, own, options(2))!;
  expect(found).toMatchObject({ difference: 0, standardError: 0, pValue: 0, notInferior: true });
  const levered = own.map((value) => 2.5 * value);
  expect(testNonInferiority(levered, own, options(2))).toMatchObject({ standardError: 0, notInferior: true });
  expect(testNonInferiority(own, own, options(2, 0))).toMatchObject({ pValue: 1, notInferior: false });
});

test('leverage of either does not matter, and a seed gives one result', () => {
  const [a, b] = pair(250, 7, [1, 1.2]);
  const found = testNonInferiority(a, b, options(4))!;
  const levered = testNonInferiority(
    a.map((value) => 3 * value),
    b,
    options(4),
  )!;
  expect(testNonInferiority(a, b, options(4))).toEqual(found);
  expect(levered.pValue).toBe(found.pValue);
  expect(levered.lower).toBeCloseTo(found.lower, 7);
});

test('a larger margin never makes it harder', () => {
  const [a, b] = pair(250, 11, [0.5, 1]);
  const pValues = [0, 0.3, 0.6, 1, 3].map((margin) => testNonInferiority(a, b, options(6, margin))!.pValue);
  expect(pValues).toEqual([...pValues].sort((x, y) => y - x));
});

test('at the margin p-values are uniform, and it is wrong one time in twenty', () => {
  const runs = 200;
  const pValues = Array.from({ length: runs }, (_, run) => {
    const [a, b] = pair(250, run * 17 + 1, [1, 1.3]);
    return testNonInferiority(a, b, { ...options(run), resamples: 99 })!.pValue;
  });
  expect(measureNonUniformity(pValues)).toBeLessThan(onePerThousand);
  const passed = pValues.filter((pValue) => pValue <= 0.05).length;
  // Four binomial deviations, each 0.0154, above 5 %.
  expect(passed / runs).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
  expect(passed).toBeGreaterThan(0);
});

test('a ratio that is undefined leaves the test so, and what cannot be compared is a fault', () => {
  const [a, b] = pair(100, 1, [1, 1]);
  expect(testNonInferiority(a, new Float64Array(100), options(1))).toBeUndefined();
  expect(testNonInferiority(new Float64Array(100), b, options(1))).toBeUndefined();
  expect(() => testNonInferiority(a, b.subarray(1), options(1))).toThrow(RangeError);
  expect(() => testNonInferiority(a, b, options(1, -0.1))).toThrow(RangeError);
  expect(() => testNonInferiority(a, b, { ...options(1), level: 0.95 })).toThrow(RangeError);
  expect(() => testNonInferiority(a, b, { ...options(1), resamples: 0 })).toThrow(RangeError);
});
