import fc from 'fast-check';
import { crossGenomes, crossRules } from '../../../src/domain/evolution/crossover';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { drawGenome } from '../../../src/domain/evolution/random-genome';
import { createRandom } from '../../../src/domain/numerics/random';
import { ruleText } from '../../../src/domain/strategy/canonical-genome';
import type { Condition, Genome, Rule } from '../../../src/domain/strategy/genome';
import { conditionsOf, rulesOf } from '../../../src/domain/strategy/rule-walk';
import { findBreaches } from '../../support/evolved-limits';

const pool = createGenePool({ hasVolume: true });

test('three thousand children of random parents are valid, within the limits, and made of nothing but their parents', () => {
  const random = createRandom(21);
  for (let pair = 0; pair < 3_000; pair++) {
    const [first, second] = [drawGenome(pool, random), drawGenome(pool, random)];
    const child = crossGenomes(first, second, random);
    expect(findBreaches(child)).toEqual([]);
    const inherited = new Set([first, second].flatMap(rulesOf).flatMap(conditionsOf).map(ruleText));
    const conditions = rulesOf(child).flatMap(conditionsOf).map(ruleText);
    expect(conditions.filter((text) => !inherited.has(text))).toEqual([]);
    expect([first.sizing, second.sizing]).toContainEqual(child.sizing);
    for (const name of ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const)
      expect([first.exits[name], second.exits[name]]).toContain(child.exits[name]);
  }
});

test('crossing depends on the parents and the stream alone; a genome with itself has only its own conditions', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (one, other, stream) => {
      const [first, second] = [drawGenome(pool, createRandom(one)), drawGenome(pool, createRandom(other))];
      const child = crossGenomes(first, second, createRandom(stream));
      expect(crossGenomes(structuredClone(first), structuredClone(second), createRandom(stream))).toEqual(child);
    }),
    { numRuns: 200 },
  );
});

const leaf = (level: number): Condition => ({ left: 'rsi(14)', is: 'above', right: level });
const plain = { schema: 1, exits: {}, sizing: { kind: 'fixed', fraction: 0.5 } } as const;

test('parents that trade other sides have children that trade one of them, both or the first parent again', () => {
  const long: Genome = { ...plain, long: { enter: leaf(10) } };
  const short: Genome = { ...plain, short: { enter: leaf(20) } };
  const kinds = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    const child = crossGenomes(short, long, createRandom(seed));
    kinds.add([child.long && 'long', child.short && 'short'].filter(Boolean).join('+'));
  }
  expect([...kinds].sort()).toEqual(['long', 'long+short', 'short']);
});

test('a child too large is cut back to the branch it was given', () => {
  const four = { all: [leaf(10), leaf(20), leaf(30), leaf(40)] } satisfies Rule;
  const other = { any: [leaf(50), leaf(60), leaf(70), leaf(80)] } satisfies Rule;
  const children = Array.from({ length: 300 }, (_, seed) => crossRules(four, other, createRandom(seed)));
  expect(children).toContainEqual(other);
  expect(
    children.some((child) => 'all' in child && child.all.some((part) => 'left' in part && part.right === 50)),
  ).toBe(true);
  for (const child of children) expect(conditionsOf(child).length).toBeLessThanOrEqual(4);
});

test('an exit rule that only one parent has is passed on to some children', () => {
  const first: Genome = { ...plain, long: { enter: leaf(10), exit: leaf(90) } };
  const second: Genome = { ...plain, long: { enter: leaf(20) } };
  const exits = Array.from({ length: 100 }, (_, seed) => crossGenomes(second, first, createRandom(seed)).long?.exit);
  expect(exits).toContain(undefined);
  expect(exits).toContainEqual(leaf(90));
  const both = crossGenomes(first, { ...plain, long: { enter: leaf(20), exit: leaf(80) } }, createRandom(1));
  expect(both.long?.exit).toBeDefined();
});
