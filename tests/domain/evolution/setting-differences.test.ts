import { describeDifferences } from '../../../src/domain/evolution/setting-differences';

test('settings that differ are named with what is recorded and what is asked', () => {
  const recorded = { seed: 1, costs: 'default', search: { islands: 1 }, training: { rounds: 2 } };
  const asked = { seed: 7, costs: 'default', search: { islands: 2 }, only: 'here' };
  expect(describeDifferences(recorded, asked)).toBe(
    'seed: 1 recorded, 7 asked; search: {"islands":1} recorded, {"islands":2} asked; training: {"rounds":2} recorded, none asked; only: none recorded, here asked',
  );
});

test('what is equal, or absent on both sides, is not named', () => {
  expect(describeDifferences({ seed: 1, run: undefined }, { seed: 1 })).toBe('');
});
