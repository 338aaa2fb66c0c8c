import { isUnproven } from '../../src/cli/prove-start';

test('what was stopped without a certificate is as unproven as what was refused', () => {
  expect(isUnproven({ outcome: 'stopped' })).toBe(true);
  expect(isUnproven({ outcome: 'stopped', certificate: 'c' })).toBe(false);
  expect(isUnproven({ outcome: 'refused', certificate: 'c' })).toBe(true);
  expect(isUnproven({ outcome: 'certified', certificate: 'c' })).toBe(false);
  expect(isUnproven({})).toBe(false);
});
