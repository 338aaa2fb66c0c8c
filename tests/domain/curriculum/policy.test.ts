import { stageNames } from '../../../src/domain/curriculum/lifecycle';
import { curriculumPolicy } from '../../../src/domain/curriculum/policy';

const of = <T>(read: (stage: (typeof curriculumPolicy.stages)['foundation']) => T): T[] =>
  stageNames.map((name) => read(curriculumPolicy.stages[name]));

test('the stages have the targets, limits and counts of seed 003 phase 4, as fractions', () => {
  expect(of(({ targets }) => targets)).toEqual([
    { sharpe: 0.6, maxDrawdown: 0.04, winRate: 0.48, informationRatio: 0.4 },
    { sharpe: 1.2, maxDrawdown: 0.03, winRate: 0.52, informationRatio: 0.8, calmar: 2 },
    { sharpe: 1.8, maxDrawdown: 0.025, winRate: 0.55, informationRatio: 1.2, calmar: 3.5 },
    { sharpe: 2.5, maxDrawdown: 0.02, winRate: 0.58, informationRatio: 1.8, calmar: 5 },
  ]);
  expect(of(({ constraints }) => constraints.maxPosition)).toEqual([0.1, 0.15, 0.2, 0.25]);
  expect(of(({ constraints }) => constraints.turnoverPerDay)).toEqual([0.8, 1.5, 2, 2.5]);
  expect(of(({ minimumEpisodes }) => minimumEpisodes)).toEqual([50, 75, 100, 100]);
  expect(of(({ consecutivePasses }) => consecutivePasses)).toEqual([10, 15, 20, 20]);
});

test('no stage asks less than the one before', () => {
  const rises = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || value >= values[i - 1]!);
  for (const read of [
    (stage: (typeof curriculumPolicy.stages)['foundation']) => stage.targets.sharpe,
    (stage: (typeof curriculumPolicy.stages)['foundation']) => -stage.targets.maxDrawdown,
    (stage: (typeof curriculumPolicy.stages)['foundation']) => stage.regimes.length,
    (stage: (typeof curriculumPolicy.stages)['foundation']) => Number(stage.isMultiRegime),
    (stage: (typeof curriculumPolicy.stages)['foundation']) => Number(stage.isStressed),
  ])
    expect(rises(of(read))).toBe(true);
});

test('the episodes of every stage fit into the held-out quarter of twenty years of days', () => {
  const days = (20 * 252) / 4;
  for (const count of of(({ minimumEpisodes }) => minimumEpisodes))
    expect(count * curriculumPolicy.episodeBars).toBeLessThanOrEqual(days);
});
