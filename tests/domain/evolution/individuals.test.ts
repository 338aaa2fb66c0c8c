import { requireIndividuals } from '../../../src/domain/evolution/individuals';

const known = new Map([
  ['a', 1],
  ['b', 2],
]);

test('individuals come in the order of their ids, repeated where asked for twice', () => {
  expect(requireIndividuals(known, ['b', 'a', 'b'])).toEqual([2, 1, 2]);
  expect(requireIndividuals(known, [])).toEqual([]);
});

test('a stranger is refused', () => {
  expect(() => requireIndividuals(known, ['a', 'c'])).toThrow(new RangeError('genome c is not known here'));
});
