import fc from 'fast-check';
import { selectByPeeling } from '../../../src/cli/bench/peeled-selection';
import { drawScores } from '../../../src/cli/bench/statistics-benchmark';
import { selectSurvivors } from '../../../src/domain/evolution/survivor-selection';
import { createRandom } from '../../../src/domain/numerics/random';

test('both contenders of the benchmark select the same members in the same order, ties and all', () => {
  fc.assert(
    fc.property(
      fc.record({ seed: fc.integer(), members: fc.nat(60), size: fc.nat(70), steps: fc.constantFrom(2, 5, 1e9) }),
      ({ seed, members, size, steps }) => {
        const population = drawScores(members, createRandom(seed)).map((member, index) => ({
          ...member,
          violation: index % 7 === 0 ? 1 : 0,
          fitness: { ...member.fitness, profit: Math.round(member.fitness.profit * steps) / steps, survival: 0.5 },
        }));
        const ids = (selected: readonly { id: string }[]) => selected.map(({ id }) => id);
        expect(ids(selectByPeeling(population, size))).toEqual(ids(selectSurvivors(population, size)));
      },
    ),
  );
});
