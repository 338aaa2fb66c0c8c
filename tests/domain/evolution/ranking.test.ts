import fc from 'fast-check';
import { compareRanked, rankPopulation } from '../../../src/domain/evolution/ranking';
import { anyPopulation, scored } from '../../support/scored-genomes';

test('front goes before room, room before id', () => {
  const population = [
    scored('worst', [0, 0, 0, 0]),
    scored('z', [1, 0, 0.5, 0.5]),
    scored('crowded', [0.51, 0.49, 0.5, 0.5]),
    scored('roomy', [0.3, 0.7, 0.5, 0.5]),
    scored('crowded too', [0.52, 0.48, 0.5, 0.5]),
    scored('a', [0, 1, 0.5, 0.5]),
  ];
  const ranked = rankPopulation(population);
  // Room: roomy 0.51 + 0.51, crowded 0.22 + 0.22, crowded too 0.49 + 0.49.
  expect(ranked.map(({ member }) => member.id)).toEqual(['a', 'z', 'roomy', 'crowded too', 'crowded', 'worst']);
  expect(ranked.map(({ rank }) => rank)).toEqual([0, 0, 0, 0, 0, 1]);
});

test('the order is total and does not depend on who stood first', () => {
  fc.assert(
    fc.property(anyPopulation(), fc.nat(), (population, seed) => {
      const shuffled = population
        .map((member, index) => ({ member, key: ((index + 1) * (seed + 7)) % 101 }))
        .sort((a, b) => a.key - b.key)
        .map(({ member }) => member);
      const ranked = rankPopulation(population);
      expect(rankPopulation(shuffled)).toEqual(ranked);
      for (let place = 1; place < ranked.length; place++)
        expect(compareRanked(ranked[place - 1]!, ranked[place]!)).toBeLessThan(0);
    }),
  );
});

test('a member compared with itself is neither better nor worse', () => {
  const [one] = rankPopulation([scored('a', [0, 0, 0, 0])]);
  expect(compareRanked(one!, one!)).toBe(0);
});
