import fc from 'fast-check';
import { updateArchive } from '../../../src/domain/evolution/archive';
import { dominates, fitnessDimensions, type Scored } from '../../../src/domain/evolution/fitness';
import { anyPopulation, scored } from '../../support/scored-genomes';

const epsilon = 0.1;

/** Distinct ids throughout a history of batches. */
const history = fc
  .array(fc.nat(), { minLength: 1, maxLength: 6 })
  .chain((batches) => fc.tuple(...batches.map((_, index) => anyPopulation({ prefix: `${index}/` }))));

/** At least as good everywhere but for less than epsilon. */
const covers = (a: Scored, b: Scored): boolean =>
  fitnessDimensions.every((dimension) => a.fitness[dimension] + epsilon * (1 + 1e-9) > b.fitness[dimension]);

test('by hand: one member a box, no box behind another', () => {
  const archive = updateArchive(
    [],
    [
      scored('a', [0.55, 0.55, 0.55, 0.55]),
      scored('b', [0.57, 0.57, 0.57, 0.57]), // same box, better in all: takes it
      scored('c', [0.59, 0.51, 0.55, 0.55]), // same box, better in one only: stays out
      scored('d', [0.45, 0.59, 0.59, 0.59]), // a box behind
      scored('e', [0.65, 0.45, 0.55, 0.55]), // a box beside
      scored('f', [0.95, 0.95, 0.95, 0.95], 0.1), // infeasible
    ],
    epsilon,
  );
  expect(archive.map(({ id }) => id)).toEqual(['b', 'e']);
  expect(updateArchive(archive, [scored('g', [0.65, 0.55, 0.55, 0.55])], epsilon).map(({ id }) => id)).toEqual(['g']);
});

test('it never gets worse: whoever was ever in it is matched, but for epsilon, by somebody in it later', () => {
  fc.assert(
    fc.property(history, (batches) => {
      const everIn: Scored[] = [];
      let archive: Scored[] = [];
      for (const batch of batches) {
        archive = updateArchive(archive, batch, epsilon);
        everIn.push(...archive);
        for (const one of everIn) expect(archive.some((other) => covers(other, one))).toBe(true);
      }
      const feasible = batches.flat().filter(({ violation }) => violation === 0);
      for (const one of feasible) expect(archive.some((other) => covers(other, one))).toBe(true);
    }),
  );
});

test('inside one box only who dominates the member takes its place', () => {
  fc.assert(
    fc.property(anyPopulation({ minLength: 2 }), (newcomers) => {
      let archive: Scored[] = [];
      for (const newcomer of newcomers) {
        const [holder] = archive;
        archive = updateArchive(archive, [newcomer], 1.5);
        const takes = newcomer.violation === 0 && (!holder || dominates(newcomer, holder));
        expect(archive).toEqual(takes ? [newcomer] : holder ? [holder] : []);
      }
    }),
  );
});

test('it holds nobody twice, nobody infeasible, nobody behind another, and is sorted', () => {
  fc.assert(
    fc.property(history, (batches) => {
      const archive = batches.reduce<Scored[]>((members, batch) => updateArchive(members, batch, epsilon), []);
      const ids = archive.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort());
      expect(archive.every(({ violation }) => violation === 0)).toBe(true);
      for (const a of archive) for (const b of archive) expect(dominates(a, b)).toBe(false);
    }),
  );
});

test('the order of newcomers does not matter, and telling it twice changes nothing', () => {
  fc.assert(
    fc.property(anyPopulation(), anyPopulation({ prefix: 'x' }), (first, second) => {
      const archive = updateArchive([], first, epsilon);
      const updated = updateArchive(archive, second, epsilon);
      expect(updateArchive(archive, [...second].reverse(), epsilon)).toEqual(updated);
      expect(updateArchive(updated, second, epsilon)).toEqual(updated);
      expect(updateArchive(updated, first, epsilon)).toEqual(updated);
    }),
  );
});

test('its size is bounded by the boxes, however many are shown to it', () => {
  // Edges of a quarter make 5 boxes a side; at most 4^3 of them do not stand behind one another, far fewer than 600.
  const fine = fc.double({ min: 0, max: 1, noNaN: true });
  const many = fc.array(fc.tuple(fine, fine, fine, fine), { minLength: 600, maxLength: 600 });
  fc.assert(
    fc.property(many, (scores) => {
      const archive = updateArchive(
        [],
        scores.map((one, index) => scored(`${index}`, one)),
        0.25,
      );
      expect(archive.length).toBeLessThanOrEqual(5 ** 3);
    }),
    { numRuns: 20 },
  );
});
