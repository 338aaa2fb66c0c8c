import { completePlan } from '../../../src/domain/evolution/search-plan';
import {
  checkTraining,
  type TrainingConstraints,
  type TrainingSettings,
} from '../../../src/domain/evolution/training-constraints';

const constraints: TrainingConstraints = {
  ...{ maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low'], costScale: 1 },
};
const plan = completePlan({ families: false, founders: ['a'.repeat(64)] });
const check = (change: object, search = plan): string[] =>
  checkTraining({ constraints: { ...constraints, ...change } }, search);

test('constraints as a stage sets them are no problem, and neither are their limits', () => {
  expect(check({})).toEqual([]);
  expect(check({ maxPosition: 0.95, regimes: ['low', 'medium', 'high'], costScale: 0, maxDrawdown: 1 })).toEqual([]);
  expect(check({ turnoverPerDay: 10, costScale: 10, maxDrawdown: 0.02 })).toEqual([]);
});

test.each([
  [{ maxPosition: 0 }, 'training maxPosition 0: expected a number above 0, at most 0.95'],
  [{ maxPosition: 0.96 }, 'training maxPosition 0.96'],
  [{ maxPosition: Number.NaN }, 'training maxPosition NaN'],
  [{ turnoverPerDay: 0 }, 'training turnoverPerDay 0'],
  [{ turnoverPerDay: undefined }, 'training turnoverPerDay undefined'],
  [{ regimes: [] }, 'training regimes : expected some of low, medium, high, each once'],
  [{ regimes: ['low', 'low'] }, 'training regimes low,low'],
  [{ regimes: ['calm'] }, 'training regimes calm'],
  [{ regimes: 'low' }, 'training regimes low'],
  [{ costScale: -1 }, 'training costScale -1'],
  [{ costScale: 11 }, 'training costScale 11'],
  [{ maxDrawdown: 0 }, 'training maxDrawdown 0'],
])('%j is named with what was expected', (change, problem) => {
  const problems = check(change);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

test('there is nobody to train without founders, and known families are not near them', () => {
  expect(check({}, { ...plan, founders: [] })).toEqual([
    'training without founders: expected at least one in search.founders',
  ]);
  expect(check({}, { ...plan, families: true })).toEqual([
    'training with families true: expected false, it stays near its founders',
  ]);
  expect(checkTraining({} as unknown as TrainingSettings, plan)).toEqual([
    'training constraints undefined: expected an object',
  ]);
});
