import fc from 'fast-check';
import type { Scored } from '../../src/domain/evolution/fitness';

export type Scores = readonly [survival: number, profit: number, adaptability: number, robustness: number];

export function scored(id: string, scores: Scores, violation = 0): Scored {
  const [survival, profit, adaptability, robustness] = scores;
  return { id, fitness: { survival, profit, adaptability, robustness }, violation };
}

/** Tenths, so that ties and dominance are frequent. */
const coarse = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
const fine = fc.double({ min: 0, max: 1, noNaN: true });

/** Populations with distinct ids; some members infeasible. */
export function anyPopulation({ minLength = 0, maxLength = 30, prefix = '' } = {}): fc.Arbitrary<Scored[]> {
  const score = fc.oneof(coarse, fine);
  const violation = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(0.5, 1, 2) },
  );
  return fc
    .array(fc.tuple(fc.tuple(score, score, score, score), violation), { minLength, maxLength })
    .map((members) =>
      members.map(([scores, missing], index) => scored(`${prefix}${(index * 7) % 31}-${index}`, scores, missing)),
    );
}
