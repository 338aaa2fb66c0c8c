import { createRandom } from '../../../src/domain/numerics/random';
import { quantise } from '../../../src/domain/numerics/quantise';
import { judgeFamily } from '../../../src/domain/validation/family-battery';
import { judgeReturns } from '../../../src/domain/validation/returns-battery';

const options = { periodsPerYear: 252, trials: 5, seed: 1, resamples: 300 };

function noise(seed: number, drift = 0, length = 500): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => 0.01 * (random.normal() + drift));
}

const statistic = (found: ReturnType<typeof judgeFamily>, name: string) => found.find((one) => one.name === name);

test('among strategies without skill the best is no better than chance, and nobody is named', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const found = judgeFamily({ names, series: names.map((_, index) => noise(index + 1)) }, options);
  expect(statistic(found, 'spa')?.pValue).toBeGreaterThan(0.1);
  expect(statistic(found, 'realityCheck')?.pValue).toBeGreaterThan(0.1);
  expect(statistic(found, 'stepM')?.value).toBe(0);
});

test('one with skill is named, and choosing by the past leads to it', () => {
  const names = ['a', 'skilled', 'c', 'd'];
  const series = names.map((name, index) => noise(index + 1, name === 'skilled' ? 0.3 : 0));
  const found = judgeFamily({ names, series }, options);
  expect(statistic(found, 'pbo')?.value).toBeLessThan(0.01);
  expect(statistic(found, 'spa')).toMatchObject({
    pValue: quantise(1 / 301),
    method: 'Hansen 2005, consistent; best: skilled',
  });
  expect(statistic(found, 'stepM')?.value).toBe(1);
  expect(statistic(found, 'stepM: skilled')?.pValue).toBeLessThan(0.01);
  expect(statistic(found, 'stepM: a')?.pValue).toBeGreaterThan(0.05);
});

test('walked forward or over purged folds, choosing by the past brings what the skilled one earns, and no skill otherwise', () => {
  const ways = ['choicePurgedFolds', 'choiceRolling', 'choiceAnchored'];
  const skilled = judgeFamily({ names: ['a', 'b'], series: [noise(1), noise(2, 0.3)] }, options);
  const none = judgeFamily({ names: ['a', 'b', 'c'], series: [noise(1), noise(2), noise(3)] }, options);
  for (const way of ways) {
    // A drift of 0.3 deviations a day is an annual ratio of 4.8.
    expect(statistic(skilled, way)!.value).toBeGreaterThan(2.5);
    expect(statistic(skilled, way)!.pValue).toBeLessThan(0.01);
    expect(statistic(none, way)!.pValue).toBeGreaterThan(0.05);
  }
  const short = judgeFamily({ names: ['a', 'b'], series: [noise(1, 0, 5), noise(2, 0, 5)] }, options);
  for (const way of ways) expect(statistic(short, way)).not.toHaveProperty('value');
});

test('a rising benchmark takes away what holding it explains', () => {
  const benchmark = noise(9, 0.3);
  const series = [1, 2].map((seed) => benchmark.map((value, t) => value + 0.1 * noise(seed)[t]!));
  const alone = judgeFamily({ names: ['a', 'b'], series }, options);
  const against = judgeFamily({ names: ['a', 'b'], series }, { ...options, benchmark });
  expect(statistic(alone, 'spa')?.pValue).toBeLessThan(0.05);
  expect(statistic(against, 'spa')?.pValue).toBeGreaterThan(0.05);
});

test('the battery on one series: each figure with its method, and what luck explains told by trials', () => {
  const returns = noise(3, 0.08);
  const few = judgeReturns(returns, { ...options, trials: 1 });
  const many = judgeReturns(returns, { ...options, trials: 10_000 });
  for (const { method } of few) expect(method).not.toBe('');
  expect(statistic(few, 'sharpe')?.interval?.lower).toBeLessThan(statistic(few, 'sharpe')!.value!);
  expect(statistic(many, 'sharpe')).toEqual(statistic(few, 'sharpe'));
  expect(statistic(many, 'deflatedSharpe')!.value).toBeLessThan(statistic(few, 'deflatedSharpe')!.value!);
  expect(statistic(many, 'minimumBacktestYears')!.value).toBeGreaterThan(
    statistic(few, 'minimumBacktestYears')!.value!,
  );
  expect(statistic(few, 'informationRatio')).toBeUndefined();
  expect(
    statistic(judgeReturns(returns, { ...options, benchmark: noise(4) }), 'informationRatio')?.value,
  ).toBeDefined();
});

test('flat returns define next to nothing, and nothing is made up', () => {
  const flat = judgeReturns(new Float64Array(50).fill(0.01), options);
  expect(statistic(flat, 'totalReturn')?.value).toBeCloseTo(1.01 ** 50 - 1, 10);
  for (const name of ['sharpe', 'deflatedSharpe', 'minimumTrackRecord'])
    expect(statistic(flat, name)).not.toHaveProperty('value');
});
