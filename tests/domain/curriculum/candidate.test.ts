import {
  candidateText,
  checkCandidateName,
  checkCandidateSettings,
  completeCandidate,
  isStageLabel,
  nameCandidate,
  nameProof,
  nameTrainingRun,
  stageOfLabel,
  findStageBefore,
  type CandidateSettings,
} from '../../../src/domain/curriculum/candidate';
import { checkRunName } from '../../../src/domain/evolution/settings';

const settings = completeCandidate({ strategy: 'a'.repeat(64), dataset: 'b'.repeat(64) });

test('what was not asked for is as the policy has it, and what was stays', () => {
  expect(settings).toMatchObject({ seed: 1, costs: 'default', policy: 'statistical', until: 'excellence' });
  expect(completeCandidate({ ...settings, seed: 9 }).seed).toBe(9);
  expect(checkCandidateSettings(settings)).toEqual([]);
});

test('a candidate is named by its strategy, data and seed, and its text is the same in any order', () => {
  expect(nameCandidate(settings)).toBe('aaaaaaaaaaaa-bbbbbbbb-1');
  expect(checkCandidateName(nameCandidate(settings))).toEqual([]);
  const turned = Object.fromEntries(Object.entries(settings).reverse()) as unknown as CandidateSettings;
  expect(candidateText(turned)).toBe(candidateText(settings));
});

test('training runs of the longest name are named as runs may be, and proofs as none may', () => {
  const longest = 'c'.repeat(70);
  expect(checkCandidateName(longest)).toEqual([]);
  expect(checkCandidateName(`${longest}c`)).toHaveLength(1);
  expect(checkRunName(nameTrainingRun(longest, 'improvement-9999', 19))).toEqual([]);
  expect(checkRunName(nameProof('x', 'mastery'))).toHaveLength(1);
});

test('attempts at bettering are judged as the last stage is', () => {
  expect(stageOfLabel('proficiency')).toBe('proficiency');
  expect(stageOfLabel('improvement-3')).toBe('excellence');
  expect(['mastery', 'improvement-12'].every(isStageLabel)).toBe(true);
  expect(['paused', 'improvement-0', 'improvement-x'].some(isStageLabel)).toBe(false);
});

test('nothing comes before the first stage, and every improvement follows on the last', () => {
  expect(findStageBefore('foundation')).toBeUndefined();
  expect(findStageBefore('excellence')).toBe('mastery');
  expect(findStageBefore('improvement-1')).toBe('excellence');
  expect(findStageBefore('improvement-9')).toBe('excellence');
});

test('every problem of the settings is named', () => {
  const wrong = {
    ...settings,
    ...{ strategy: 'x', dataset: 'y', seed: -1, costs: 'free', policy: 'loose', until: 'heaven', improvements: -1 },
    training: { population: 1, generations: 0, rounds: 0 },
    walkForward: { windows: 2, population: 1, generations: 0 },
  } as unknown as CandidateSettings;
  const problems = checkCandidateSettings(wrong);
  for (const name of [
    'strategy',
    'dataset',
    'seed',
    'costs',
    'policy',
    'until',
    'improvements',
    'population',
    'rounds',
  ])
    expect(problems.some((problem) => problem.startsWith(name))).toBe(true);
  expect(problems.filter((problem) => problem.startsWith('walk-forward'))).toHaveLength(3);
  expect(checkCandidateName('a/b')).toHaveLength(1);
});
