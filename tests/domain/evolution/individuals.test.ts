import { asPhenotype, requireIndividuals } from '../../../src/domain/evolution/individuals';
import { sampleOffspring } from '../../support/record-samples';

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

test('a phenotype is a genome with the marks it was born with, where it has some', () => {
  const { id, genome } = sampleOffspring(1)[0]!;
  expect(asPhenotype({ id, genome, heredity: { age: 2 } })).toEqual({ id, genome });
  const gains = [1, 0.5, 1.5, 1] as const;
  expect(asPhenotype({ id, genome, heredity: { age: 2, gains } })).toEqual({ id, genome, gains });
});
