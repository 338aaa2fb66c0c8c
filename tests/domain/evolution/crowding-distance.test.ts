import fc from 'fast-check';
import { computeCrowdingDistances } from '../../../src/domain/evolution/crowding-distance';
import { anyPopulation, scored } from '../../support/scored-genomes';

test('by hand: the gap between the neighbours over the range, summed over the dimensions', () => {
  const front = [
    scored('a', [0, 1, 0.5, 0.5]),
    scored('b', [0.2, 0.7, 0.5, 0.5]),
    scored('c', [0.6, 0.4, 0.5, 0.5]),
    scored('d', [1, 0, 0.5, 0.5]),
  ];
  const [a, b, c, d] = computeCrowdingDistances(front);
  expect([a, d]).toEqual([Infinity, Infinity]);
  expect(b).toBeCloseTo(0.6 + 0.6, 12); // (0.6 - 0) / 1 + (1 - 0.4) / 1
  expect(c).toBeCloseTo(0.8 + 0.7, 12); // (1 - 0.2) / 1 + (0.7 - 0) / 1
});

test('a dimension in which all are equal tells nobody apart', () => {
  const twins = ['a', 'b', 'c'].map((id) => scored(id, [0.5, 0.5, 0.5, 0.5]));
  expect(computeCrowdingDistances(twins)).toEqual([0, 0, 0]);
});

test('two at the ends have all the room there is', () => {
  expect(computeCrowdingDistances([scored('a', [0, 1, 0, 1]), scored('b', [1, 0, 1, 0])])).toEqual([
    Infinity,
    Infinity,
  ]);
  expect(computeCrowdingDistances([])).toEqual([]);
  expect(computeCrowdingDistances([scored('a', [0.1, 0.2, 0.3, 0.4])])).toEqual([0]);
});

test('distances belong to the member, not to its place, and are at least 0', () => {
  fc.assert(
    fc.property(anyPopulation({ minLength: 1 }), (front) => {
      const distances = computeCrowdingDistances(front);
      const reversed = computeCrowdingDistances([...front].reverse());
      expect(reversed.reverse()).toEqual(distances);
      for (const distance of distances) expect(distance).toBeGreaterThanOrEqual(0);
    }),
  );
});
