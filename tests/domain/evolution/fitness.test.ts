import fc from 'fast-check';
import { dominates, fitnessDimensions, weighFitness } from '../../../src/domain/evolution/fitness';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { anyPopulation, scored } from '../../support/scored-genomes';

const middle = scored('m', [0.5, 0.5, 0.5, 0.5]);

test.each([
  ['better in one, worse in none', scored('a', [0.5, 0.6, 0.5, 0.5]), true],
  ['better in all', scored('a', [0.6, 0.6, 0.6, 0.6]), true],
  ['equal', scored('a', [0.5, 0.5, 0.5, 0.5]), false],
  ['better in three, worse in one', scored('a', [0.9, 0.9, 0.9, 0.49]), false],
  ['infeasible, however good', scored('a', [1, 1, 1, 1], 0.01), false],
])('%s: dominates is %s', (_, one, expected) => {
  expect(dominates(one, middle)).toBe(expected);
});

test('of two infeasible ones the nearer to feasible dominates, and equal ones compare by fitness', () => {
  expect(dominates(scored('a', [0, 0, 0, 0], 0.5), scored('b', [1, 1, 1, 1], 1))).toBe(true);
  expect(dominates(scored('a', [0.6, 0.5, 0.5, 0.5], 1), scored('b', [0.5, 0.5, 0.5, 0.5], 1))).toBe(true);
});

test('dominance is a strict order: never of oneself, never both ways, and passed on', () => {
  fc.assert(
    fc.property(anyPopulation({ minLength: 3, maxLength: 12 }), (population) => {
      for (const a of population) {
        expect(dominates(a, a)).toBe(false);
        for (const b of population) {
          if (!dominates(a, b)) continue;
          expect(dominates(b, a)).toBe(false);
          for (const c of population) if (dominates(b, c)) expect(dominates(a, c)).toBe(true);
        }
      }
    }),
  );
});

test('the weights of the seed sum to one and weigh as stated', () => {
  const { fitnessWeights } = evolutionPolicy;
  expect(fitnessDimensions.reduce((sum, dimension) => sum + fitnessWeights[dimension], 0)).toBeCloseTo(1, 15);
  // 0.30 * 0.9 + 0.25 * 0.4 + 0.25 * 0.8 + 0.20 * 0.5 = 0.67
  expect(weighFitness(scored('a', [0.9, 0.4, 0.8, 0.5]).fitness, fitnessWeights)).toBeCloseTo(0.67, 15);
});
