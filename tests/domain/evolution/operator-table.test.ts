import {
  crossoverKinds,
  drawOperator,
  mutationKinds,
  plainCrossover,
  plainMutation,
} from '../../../src/domain/evolution/operator-table';
import { createRandom } from '../../../src/domain/numerics/random';

const sum = (chances: Readonly<Record<string, number>>): number => Object.values(chances).reduce((a, b) => a + b, 0);

test('usual chances sum to one', () => {
  expect(sum(plainCrossover)).toBe(1);
  expect(sum(plainMutation)).toBeCloseTo(1, 12);
});

test('operators are drawn as often as their chances say, one without a chance never', () => {
  const random = createRandom(1);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 20_000; draw++) {
    const name = drawOperator(mutationKinds, plainMutation, random);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // Four standard deviations of a share of 20,000 are below 0.012.
  for (const name of mutationKinds)
    expect(Math.abs((counts.get(name) ?? 0) / 20_000 - plainMutation[name])).toBeLessThan(0.012);
  expect(counts.has('fresh-rule')).toBe(false);
});

test('chances that rounding left below one still give a name that has a chance', () => {
  const last = { uniform: () => 1 - 2 ** -53, integer: () => 0, normal: () => 0 };
  const chances = { ...plainCrossover, 'subtree-crossover': 0.5, 'rule-exchange': 0.499_999_999_999 };
  expect(drawOperator(crossoverKinds, chances, last)).toBe('rule-exchange');
});
