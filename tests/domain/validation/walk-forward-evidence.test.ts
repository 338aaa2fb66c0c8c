import { computeNormalCdf } from '../../../src/domain/numerics/normal-distribution';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { computeSharpeStandardError } from '../../../src/domain/performance/sharpe-standard-error';
import {
  checkSeedWalkForward,
  summariseWalkForward,
  type WalkForwardEvidence,
} from '../../../src/domain/validation/walk-forward-evidence';
import { autoregressiveReturns } from '../../support/return-samples';
import { measureLaxity, onePerThousandOneSided } from '../../support/uniformity';

const range = { from: 0, to: 10 };

function evidenceOf(
  ratios: readonly (readonly [train: number | undefined, test: number | undefined])[],
  returns: Float64Array = new Float64Array(0),
): WalkForwardEvidence {
  const windows = ratios.map(([trainSharpe, testSharpe]) => ({
    ...{ train: range, test: range, strategy: 'a' },
    ...(trainSharpe !== undefined && { trainSharpe }),
    ...(testSharpe !== undefined && { testSharpe }),
  }));
  return { windows, returns };
}

function noise(length: number, seed: number, mean = 0): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => mean + 0.01 * random.normal());
}

test('efficiency is the mean of test over training ratios, of windows that have both', () => {
  const evidence = evidenceOf([
    [2, 1],
    [4, -1],
    [1, undefined],
    [-1, 3],
  ]);
  expect(summariseWalkForward(evidence, 252)).toEqual({ windows: 4, efficiency: 0.125 });
});

test('joined tests have a ratio, and a small p-value only where they earn', () => {
  const returns = noise(500, 1, 0.003);
  const good = summariseWalkForward(evidenceOf([], returns), 252);
  expect(good.sharpe).toBeCloseTo(computeSharpe(returns, 252)!, 9);
  expect(good.pValue).toBeLessThan(0.01);
  const bad = summariseWalkForward(
    evidenceOf(
      [],
      returns.map((value) => -value),
    ),
    252,
  );
  expect(bad.sharpe).toBeCloseTo(-good.sharpe!, 9);
  expect(bad.pValue! + good.pValue!).toBeCloseTo(1, 9);
});

test('returns that do not vary leave no figure', () => {
  expect(summariseWalkForward(evidenceOf([], new Float64Array(50)), 252)).toEqual({ windows: 0 });
});

test('p-values of noise are uniform', () => {
  const runs = 300;
  const pValues = Array.from(
    { length: runs },
    (_, seed) => summariseWalkForward(evidenceOf([], noise(250, seed)), 252).pValue!,
  );
  const sorted = pValues.sort((a, b) => a - b);
  const distance = Math.max(...sorted.map((pValue, place) => Math.abs(pValue - (place + 0.5) / runs)));
  expect(distance * Math.sqrt(runs)).toBeLessThan(1.63); // 1 % point of Kolmogorov's distribution
});

test('the larger standard error counts, in the p-value as well, whether gains follow gains or losses', () => {
  for (const [coefficient, counted] of [
    [0.4, 'hac'],
    [-0.4, 'iid'],
  ] as const) {
    const returns = autoregressiveReturns(coefficient)(createRandom(3), 250, 0.05);
    const error = computeSharpeStandardError(returns)![counted];
    const { sharpe, standardError, pValue } = summariseWalkForward(evidenceOf([], returns), 252);
    expect(standardError).toBeCloseTo(error * Math.sqrt(252), 9);
    expect(pValue).toBeCloseTo(computeNormalCdf(-sharpe! / (error * Math.sqrt(252))), 9);
  }
});

test('p-values of gains that follow gains are not too small, as they would be of independent returns', () => {
  const [dependent, independent]: [number[], number[]] = [[], []];
  for (let seed = 1; seed <= 300; seed++) {
    const returns = autoregressiveReturns(0.4)(createRandom(seed), 250, 0);
    const { sharpe, standardError, pValue } = summariseWalkForward(evidenceOf([], returns), 252);
    dependent.push(pValue!);
    const { iid, larger } = computeSharpeStandardError(returns)!;
    independent.push(computeNormalCdf((-sharpe! / standardError!) * (larger / iid)));
  }
  expect(measureLaxity(dependent)).toBeLessThan(onePerThousandOneSided);
  expect(measureLaxity(independent)).toBeGreaterThan(onePerThousandOneSided);
});

test('the rule of the plans asks all of three windows, which a coin passes one time in eight', () => {
  const policy = { periods: 3, passRate: 0.95 };
  const ratios = (...tests: (number | undefined)[]) => evidenceOf(tests.map((one) => [1, one] as const));
  expect(checkSeedWalkForward(ratios(-1, 1, 0.1, 2), policy)).toEqual({ passRate: 1, passed: true, coin: 0.125 });
  expect(checkSeedWalkForward(ratios(1, 1, -0.1), policy)).toMatchObject({ passRate: 0.666666666667, passed: false });
  expect(checkSeedWalkForward(ratios(1, 1, undefined), policy)).toMatchObject({ passed: false });
  expect(checkSeedWalkForward(ratios(1, 1), policy)).toBeUndefined();
  expect(checkSeedWalkForward(ratios(1, 1, -1), { periods: 3, passRate: 0.5 })).toMatchObject({
    passed: true,
    coin: 0.5,
  });
  expect(() => checkSeedWalkForward(ratios(1), { periods: 0, passRate: 0.95 })).toThrow(RangeError);
  expect(() => checkSeedWalkForward(ratios(1), { periods: 1, passRate: 95 })).toThrow(RangeError);
});
