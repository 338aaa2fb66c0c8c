import { rankPopulation } from '../../../src/domain/evolution/ranking';
import { holdTournament } from '../../../src/domain/evolution/tournament-selection';
import { createRandom, type Random } from '../../../src/domain/numerics/random';
import { scored } from '../../support/scored-genomes';

const ranked = rankPopulation(['a', 'b', 'c', 'd'].map((id, index) => scored(id, [1 - index / 4, 0.5, 0.5, 0.5])));

/** A die that shows the numbers written on it. */
function loaded(...throws: number[]): Random {
  return { uniform: () => 0, normal: () => 0, integer: () => throws.shift() ?? 0 };
}

test('the better of those drawn wins, whoever was drawn first', () => {
  expect(holdTournament(ranked, 2, loaded(3, 1)).id).toBe('b');
  expect(holdTournament(ranked, 2, loaded(1, 3)).id).toBe('b');
  expect(holdTournament(ranked, 3, loaded(3, 2, 0)).id).toBe('a');
  expect(holdTournament(ranked, 1, loaded(3)).id).toBe('d');
  expect(holdTournament(ranked, 2, loaded(2, 2)).id).toBe('c');
});

test('of two drawn with replacement the best of four wins 7 of 16, the worst 1 of 16', () => {
  const random = createRandom(1);
  const wins = new Map<string, number>();
  for (let round = 0; round < 16_000; round++) {
    const { id } = holdTournament(ranked, 2, random);
    wins.set(id, (wins.get(id) ?? 0) + 1);
  }
  // Standard deviations of 63 and 31 around 7,000 and 1,000.
  expect(Math.abs((wins.get('a') ?? 0) - 7_000)).toBeLessThan(250);
  expect(Math.abs((wins.get('d') ?? 0) - 1_000)).toBeLessThan(120);
});
