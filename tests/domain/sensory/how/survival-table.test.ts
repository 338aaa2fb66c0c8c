import fc from 'fast-check';
import {
  computeEndInterval,
  createSurvivalTable,
  findEndEstimate,
  type SurvivalTable,
} from '../../../../src/domain/sensory/how/survival-table';
import { createRandom } from '../../../../src/domain/numerics/random';

interface Life {
  readonly age: number;
  readonly ended: boolean;
}

function tableOf(lives: readonly Life[], minAtRisk = 1): SurvivalTable {
  const table = createSurvivalTable(40, minAtRisk);
  for (const { age, ended } of lives) {
    for (let k = 1; k <= age; k++) table.atRisk[k]! += 1;
    if (ended) table.ended[age]! += 1;
  }
  return table;
}

/** Weeks of remission under 6-MP of Freireich et al. (1963), with which every text on survival begins; a minus marks who was still well. */
const remissions = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const leukaemia = tableOf(remissions.map((weeks) => ({ age: Math.abs(weeks), ended: weeks > 0 })));

test.each([
  [6, 0.8571, 0.0764],
  [7, 0.8067, 0.0869],
  [10, 0.7529, 0.0963],
  [13, 0.6902, 0.1068],
  [16, 0.6275, 0.1141],
  [22, 0.5378, 0.1282],
  [23, 0.4482, 0.1346],
])('survival to week %d under 6-MP is %d with a standard error of %d, as published', (bars, survival, error) => {
  const estimate = findEndEstimate(leukaemia, { age: 0, bars })!;
  expect(1 - estimate.probability).toBeCloseTo(survival, 4);
  expect(estimate.error).toBeCloseTo(error, 4);
});

test('whoever has lasted until an age has the product of what comes after', () => {
  const whole = 1 - findEndEstimate(leukaemia, { age: 0, bars: 23 })!.probability;
  const first = 1 - findEndEstimate(leukaemia, { age: 0, bars: 10 })!.probability;
  const rest = 1 - findEndEstimate(leukaemia, { age: 10, bars: 13 })!.probability;
  expect(first * rest).toBeCloseTo(whole, 12);
});

test('where nobody survives the probability is 1, without error', () => {
  const table = tableOf([
    { age: 1, ended: true },
    { age: 2, ended: true },
  ]);
  expect(findEndEstimate(table, { age: 0, bars: 2 })).toEqual({ probability: 1, error: 0 });
});

test('what too few have reached, or the table does not, is not judged', () => {
  const lives = Array.from({ length: 25 }, (_, i) => ({ age: 1 + i, ended: true }));
  const table = tableOf(lives, 20);
  expect(findEndEstimate(table, { age: 0, bars: 6 })).toBeDefined();
  expect(findEndEstimate(table, { age: 0, bars: 7 })).toBeUndefined();
  expect(findEndEstimate(leukaemia, { age: 5, bars: 36 })).toBeUndefined();
});

test('an interval holds its probability and stays within 0 and 1', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ age: fc.integer({ min: 1, max: 40 }), ended: fc.boolean() })), (lives) => {
      const estimate = findEndEstimate(tableOf(lives), { age: 0, bars: 5 });
      if (!estimate) return;
      const { low, high } = computeEndInterval(estimate);
      expect(0 <= low && low <= estimate.probability && estimate.probability <= high && high <= 1).toBe(true);
    }),
  );
});

test('the interval covers the truth about as often as it says, though lives are lost from sight', () => {
  const random = createRandom(17);
  const hazard = 0.08;
  const truth = 1 - (1 - hazard) ** 10;
  let covered = 0;
  const rounds = 600;
  for (let round = 0; round < rounds; round++) {
    const lives = Array.from({ length: 200 }, () => {
      let age = 1;
      while (age < 40 && random.uniform() >= hazard) age++;
      const seen = 1 + random.integer(40);
      return seen < age ? { age: seen, ended: false } : { age, ended: age < 40 };
    });
    const { low, high } = computeEndInterval(findEndEstimate(tableOf(lives), { age: 0, bars: 10 })!);
    covered += Number(low <= truth && truth <= high);
  }
  // Three binomial errors about 95 %, and one point for the normal approximation.
  expect(Math.abs(covered / rounds - 0.95)).toBeLessThan(0.01 + 3 * Math.sqrt((0.95 * 0.05) / rounds));
});
