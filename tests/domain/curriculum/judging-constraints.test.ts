import { judgingConstraints } from '../../../src/domain/curriculum/judging-constraints';
import { stageNames } from '../../../src/domain/curriculum/lifecycle';

test('each stage judges under its own limits (seed 003 phase 4), at the costs that there are', () => {
  expect(stageNames.map(judgingConstraints)).toEqual([
    { maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low'], costScale: 1 },
    { maxPosition: 0.15, turnoverPerDay: 1.5, regimes: ['low', 'medium'], costScale: 1 },
    { maxPosition: 0.2, turnoverPerDay: 2, regimes: ['low', 'medium', 'high'], costScale: 1 },
    { maxPosition: 0.25, turnoverPerDay: 2.5, regimes: ['low', 'medium', 'high'], costScale: 1 },
  ]);
});
