import { completeCandidate } from '../../../src/domain/curriculum/candidate';
import { describeCandidateDifferences } from '../../../src/domain/curriculum/candidate-differences';

const recorded = completeCandidate({ strategy: 'a'.repeat(64), dataset: 'b'.repeat(64) });

test('settings that differ are named with what is recorded and what is asked', () => {
  const { training, walkForward } = recorded;
  const asked = {
    ...{ ...recorded, improvements: 1, training: { ...training, rounds: training.rounds + 1 } },
    walkForward: { ...walkForward, population: 7 },
  };
  expect(describeCandidateDifferences(recorded, asked).split('; ').sort()).toEqual([
    'improvements: none recorded, 1 asked',
    `rounds: ${training.rounds} recorded, ${training.rounds + 1} asked`,
    `window-population: ${walkForward.population} recorded, 7 asked`,
  ]);
  expect(describeCandidateDifferences(recorded, { ...recorded })).toBe('');
});
