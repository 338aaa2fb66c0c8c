import fc from 'fast-check';
import { crossGenomes, crossRules } from '../../../src/domain/evolution/crossover';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { crossoverKinds } from '../../../src/domain/evolution/operator-table';
import { drawGenome } from '../../../src/domain/evolution/random-genome';
import { createRandom, type Random } from '../../../src/domain/numerics/random';
import { ruleText } from '../../../src/domain/strategy/canonical-genome';
import type { Condition, Genome, Rule } from '../../../src/domain/strategy/genome';
import { conditionsOf, rulesOf } from '../../../src/domain/strategy/rule-walk';
import { findBreaches } from '../../support/evolved-limits';

const pool = createGenePool({ hasVolume: true });

const crossSubtrees = (first: Genome, second: Genome, random: Random): Genome =>
  crossGenomes('subtree-crossover', [first, second], random);

test.each(crossoverKinds)(
  'two thousand children by %s are valid, within the limits, and made of nothing but their parents',
  (kind) => {
    const random = createRandom(21);
    for (let pair = 0; pair < 2_000; pair++) {
      const [first, second] = [drawGenome(pool, random), drawGenome(pool, random)];
      const child = crossGenomes(kind, [first, second], random);
      expect(findBreaches(child)).toEqual([]);
      const inherited = new Set([first, second].flatMap(rulesOf).flatMap(conditionsOf).map(ruleText));
      const conditions = rulesOf(child).flatMap(conditionsOf).map(ruleText);
      expect(conditions.filter((text) => !inherited.has(text))).toEqual([]);
      expect([first.sizing, second.sizing]).toContainEqual(child.sizing);
      for (const name of ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const)
        expect([first.exits[name], second.exits[name]]).toContain(child.exits[name]);
    }
  },
);

test('crossing depends on the parents and the stream alone, and leaves the parents as they were', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (one, other, stream) => {
      const [first, second] = [drawGenome(pool, createRandom(one)), drawGenome(pool, createRandom(other))];
      for (const kind of crossoverKinds) {
        const child = crossGenomes(kind, [first, second], createRandom(stream));
        const [one, two] = [structuredClone(first), structuredClone(second)];
        expect(crossGenomes(kind, [one, two], createRandom(stream))).toEqual(child);
        expect([one, two]).toEqual([first, second]);
      }
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
    const child = crossSubtrees(short, long, createRandom(seed));
    kinds.add([child.long && 'long', child.short && 'short'].filter(Boolean).join('+'));
  }
  expect([...kinds].sort()).toEqual(['long', 'long+short', 'short']);
});

test('a child too large is cut back to the branch it was given', () => {
  const at = (period: number): Condition => ({ left: `rsi(${period})`, is: 'above', right: 50 });
  const four = { all: [at(2), at(3), at(4), at(5)] } satisfies Rule;
  const other = { any: [at(6), at(7), at(8), at(9)] } satisfies Rule;
  const children = Array.from({ length: 300 }, (_, seed) => crossRules(four, other, createRandom(seed)));
  expect(children).toContainEqual(other);
  expect(
    children.some((child) => 'all' in child && child.all.some((part) => 'left' in part && part.left === 'rsi(6)')),
  ).toBe(true);
  for (const child of children) expect(conditionsOf(child).length).toBeLessThanOrEqual(4);
});

test('an exit rule that only one parent has is passed on to some children', () => {
  const first: Genome = { ...plain, long: { enter: leaf(10), exit: leaf(90) } };
  const second: Genome = { ...plain, long: { enter: leaf(20) } };
  const exits = Array.from({ length: 100 }, (_, seed) => crossSubtrees(second, first, createRandom(seed)).long?.exit);
  expect(exits).toContain(undefined);
  expect(exits).toContainEqual(leaf(90));
  const both = crossSubtrees(first, { ...plain, long: { enter: leaf(20), exit: leaf(80) } }, createRandom(1));
  expect(both.long?.exit).toBeDefined();
});

const one: Genome = {
  ...plain,
  long: { enter: leaf(10), exit: leaf(90) },
  short: { enter: leaf(95), exit: leaf(5) },
  exits: { stopAtr: 1 },
};
const other: Genome = {
  schema: 1,
  long: { enter: leaf(20), exit: leaf(80) },
  short: { enter: leaf(85), exit: leaf(15) },
  exits: { trailAtr: 2, maxBars: 10 },
  sizing: { kind: 'fixed', fraction: 0.75 },
};
const children = (kind: (typeof crossoverKinds)[number], first = one, second = other): Genome[] =>
  Array.from({ length: 300 }, (_, seed) => crossGenomes(kind, [first, second], createRandom(seed)));

test('an exchange of rules takes each of them whole from either parent', () => {
  const rules = ({ long }: Genome): string => [long!.enter, long!.exit!].map(ruleText).join();
  const combinations = [leaf(10), leaf(20)].flatMap((enter) => [leaf(90), leaf(80)].map((exit) => [enter, exit]));
  expect(new Set(children('rule-exchange').map(rules))).toEqual(
    new Set(combinations.map((pair) => pair.map(ruleText).join())),
  );
});

test('an exchange of sides keeps entry and exit together, and the first parent’s protection', () => {
  const sides = children('side-exchange');
  for (const { long, short, exits, sizing } of sides) {
    expect([one.long, other.long]).toContainEqual(long);
    expect([one.short, other.short]).toContainEqual(short);
    expect({ exits, sizing }).toEqual({ exits: one.exits, sizing: one.sizing });
  }
  expect(new Set(sides.map(({ long, short }) => JSON.stringify([long, short]))).size).toBe(4);
  const { long, ...short } = one;
  const lone = children('side-exchange', short, { ...plain, long: long! });
  expect(
    new Set(lone.map((child) => [child.long && 'long', child.short && 'short'].filter(Boolean).join('+'))),
  ).toEqual(new Set(['long', 'short', 'long+short']));
});

test('an exchange of exits leaves the first parent’s rules alone', () => {
  const protections = children('exits-exchange');
  for (const { long, short } of protections) expect({ long, short }).toEqual({ long: one.long, short: one.short });
  // Three exits of two parents and two sizings, each by the toss of a coin.
  expect(new Set(protections.map(({ exits, sizing }) => JSON.stringify([exits, sizing]))).size).toBe(16);
});
