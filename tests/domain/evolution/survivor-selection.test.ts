import fc from 'fast-check';
import { dominates, type Scored } from '../../../src/domain/evolution/fitness';
import { selectSurvivors, type SelectionChoice } from '../../../src/domain/evolution/survivor-selection';
import { createRandom } from '../../../src/domain/numerics/random';
import { anyPopulation, scored } from '../../support/scored-genomes';

const choices: [string, () => SelectionChoice][] = [
  ['crowding', () => ({ selection: 'nsga2' })],
  ['reference points', () => ({ selection: 'nsga3', random: createRandom(4) })],
];

test.each(choices)(
  'by %s the best front survives whole wherever it fits, nobody survives somebody better',
  (_, choice) => {
    fc.assert(
      fc.property(anyPopulation({ minLength: 1 }), fc.integer({ min: 1, max: 30 }), (members, size) => {
        const survivors = selectSurvivors(members, size, choice());
        expect(survivors).toHaveLength(Math.min(size, members.length));
        const best = members.filter((one) => !members.some((other) => dominates(other, one)));
        if (best.length <= size) expect(survivors).toEqual(expect.arrayContaining(best));
        else expect(best).toEqual(expect.arrayContaining(survivors));
        const dead = members.filter((member) => !survivors.includes(member));
        for (const one of dead) for (const other of survivors) expect(dominates(one, other)).toBe(false);
      }),
    );
  },
);

test.each(choices)('by %s the order of the members does not matter', (_, choice) => {
  fc.assert(
    fc.property(anyPopulation({ minLength: 1 }), fc.integer({ min: 1, max: 30 }), (members, size) => {
      expect(selectSurvivors([...members].reverse(), size, choice())).toEqual(selectSurvivors(members, size, choice()));
    }),
  );
});

test('a genome met twice survives once', () => {
  const twin = scored('a', [0.5, 0.5, 0.5, 0.5]);
  expect(selectSurvivors([twin, { ...twin }, scored('b', [0.1, 0.1, 0.1, 0.1])], 3).map(({ id }) => id)).toEqual([
    'a',
    'b',
  ]);
});

/** Share of the unit cube that some member dominates, by a fixed cloud of points. */
function hypervolume(population: readonly Scored[], cloud: readonly Scored[]): number {
  return cloud.filter((point) => population.some((member) => dominates(member, point))).length / cloud.length;
}

/** Four conflicting aims: a direction on the positive sphere, and (last coordinate) how far below it. */
interface Toy extends Scored {
  readonly x: readonly number[];
}

function toy(id: string, x: readonly number[]): Toy {
  const length = Math.hypot(...x.slice(0, 4)) || 1;
  const [a = 0, b = 0, c = 0, d = 0] = x.map((value) => ((1 - (x[4] ?? 1)) * value) / length);
  return { ...scored(id, [a, b, c, d]), x };
}

test('selection drives a toy population with four conflicting aims outwards, where chance does not', () => {
  const random = createRandom(12);
  const cloud = Array.from({ length: 2_000 }, (_, index) =>
    scored(`p${index}`, [random.uniform(), random.uniform(), random.uniform(), random.uniform()]),
  );
  const point = (): number[] => [...Array.from({ length: 4 }, random.uniform), 0.5 + random.uniform() / 2];
  const step = (value: number): number => Math.min(1, Math.max(0, value + 0.05 * random.normal()));
  const evolve = (start: readonly Toy[], choose: (members: readonly Toy[]) => readonly Toy[]): readonly Toy[] => {
    let population = start;
    for (let generation = 1; generation <= 30; generation++)
      population = choose([
        ...population,
        ...population.map(({ x }, slot) => toy(`${generation}-${slot}`, x.map(step))),
      ]);
    return population;
  };
  const start = Array.from({ length: 40 }, (_, slot) => toy(`0-${slot}`, point()));
  const chosen = evolve(start, (members) => selectSurvivors(members, 40));
  const drifted = evolve(start, (members) => members.slice(40));
  // The whole positive part of the sphere would dominate pi^2 / 32 = 0.308; forty points at most a part of it.
  expect(hypervolume(start, cloud)).toBeLessThan(0.02);
  expect(hypervolume(drifted, cloud)).toBeLessThan(0.05);
  expect(hypervolume(chosen, cloud)).toBeGreaterThan(0.1);
});
