import fc from 'fast-check';
import { stageNames } from '../../../src/domain/curriculum/lifecycle';
import { bendStageConstraints } from '../../../src/domain/curriculum/stage-constraints';
import { simulationPolicy } from '../../../src/domain/simulation/policy';

const level = fc.integer({ min: -50, max: 50 });
const stage = fc.constantFrom(...stageNames);

test('at level 0 training has the limits of its stage, real costs, and twice the drawdown of the target', () => {
  expect(bendStageConstraints('foundation', 0)).toEqual({
    ...{ maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low'], costScale: 1, maxDrawdown: 0.08 },
  });
});

test('a level up is dearer, wilder and smaller; a level down the opposite', () => {
  expect(bendStageConstraints('proficiency', 1)).toEqual({
    ...{
      maxPosition: 0.135,
      turnoverPerDay: 1.5,
      regimes: ['low', 'medium', 'high'],
      costScale: 1.25,
      maxDrawdown: 0.054,
    },
  });
  expect(bendStageConstraints('proficiency', -1)).toEqual({
    ...{ maxPosition: 0.165, turnoverPerDay: 1.5, regimes: ['low'], costScale: 0.75, maxDrawdown: 0.066 },
  });
});

test('difficulty is bounded, and never loosens as it rises', () => {
  fc.assert(
    fc.property(stage, level, level, (name, a, b) => {
      const [easier, harder] = [Math.min(a, b), Math.max(a, b)].map((at) => bendStageConstraints(name, at));
      expect(harder!.maxPosition).toBeLessThanOrEqual(easier!.maxPosition);
      expect(harder!.costScale).toBeGreaterThanOrEqual(easier!.costScale);
      expect(harder!.maxDrawdown!).toBeLessThanOrEqual(easier!.maxDrawdown!);
      expect(harder!.regimes.length).toBeGreaterThanOrEqual(easier!.regimes.length);
      for (const { maxPosition, costScale, maxDrawdown, regimes } of [easier!, harder!]) {
        expect(maxPosition > 0 && maxPosition <= simulationPolicy.maxPosition).toBe(true);
        expect(costScale > 0 && maxDrawdown! > 0 && regimes.length > 0).toBe(true);
      }
    }),
  );
  expect(bendStageConstraints('mastery', 9)).toEqual(bendStageConstraints('mastery', 2));
});
