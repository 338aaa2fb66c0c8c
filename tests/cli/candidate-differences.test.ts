import { describeDifferences } from '../../src/cli/candidate-differences';
import { isUnproven } from '../../src/cli/prove-start';
import { completeCandidate } from '../../src/domain/curriculum/candidate';

const recorded = completeCandidate({ strategy: 'a'.repeat(64), dataset: 'b'.repeat(64) });

test('settings that differ are named with what is recorded and what is asked', () => {
  const { training, walkForward } = recorded;
  const asked = {
    ...{ ...recorded, improvements: 1, training: { ...training, rounds: training.rounds + 1 } },
    walkForward: { ...walkForward, population: 7 },
  };
  expect(describeDifferences(recorded, asked).split('; ').sort()).toEqual([
    'improvements: none recorded, 1 asked',
    `rounds: ${training.rounds} recorded, ${training.rounds + 1} asked`,
    `window-population: ${walkForward.population} recorded, 7 asked`,
  ]);
  expect(describeDifferences(recorded, { ...recorded })).toBe('');
});

test('what was stopped without a certificate is as unproven as what was refused', () => {
  expect(isUnproven({ outcome: 'stopped' })).toBe(true);
  expect(isUnproven({ outcome: 'stopped', certificate: 'c' })).toBe(false);
  expect(isUnproven({ outcome: 'refused', certificate: 'c' })).toBe(true);
  expect(isUnproven({ outcome: 'certified', certificate: 'c' })).toBe(false);
  expect(isUnproven({})).toBe(false);
});
