import { computeDiversity } from '../../../src/domain/evolution/diversity';
import type { Condition, Genome } from '../../../src/domain/strategy/genome';

const leaf = (level: number): Condition => ({ left: 'rsi(14)', is: 'above', right: level });
const holding = (...levels: number[]): Genome => ({
  schema: 1,
  long: { enter: { all: levels.map(leaf) } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
});

test('the probability that two conditions drawn at random differ', () => {
  expect(computeDiversity([holding(10), holding(10), holding(10)])).toBe(0);
  expect(computeDiversity([holding(10), holding(20)])).toBe(0.5);
  // Shares of 2/4, 1/4 and 1/4: 1 - (4 + 1 + 1) / 16.
  expect(computeDiversity([holding(10, 20), holding(10, 30)])).toBe(0.625);
  expect(computeDiversity(Array.from({ length: 50 }, (_, level) => holding(level)))).toBeCloseTo(0.98, 12);
});

test('nobody has no diversity', () => {
  expect(computeDiversity([])).toBeUndefined();
});
