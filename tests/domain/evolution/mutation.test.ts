import fc from 'fast-check';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { mutateGenome, mutateRule, type MutationMeans } from '../../../src/domain/evolution/mutation';
import { drawOperator, mutationKinds, plainMutation } from '../../../src/domain/evolution/operator-table';
import { drawGenome } from '../../../src/domain/evolution/random-genome';
import { createRandom, type Random } from '../../../src/domain/numerics/random';
import { canonicalGenome, genomeId } from '../../../src/domain/strategy/canonical-genome';
import type { Condition, Genome, Rule } from '../../../src/domain/strategy/genome';
import { findGenomeProblems } from '../../../src/domain/strategy/genome-problems';
import { conditionsOf } from '../../../src/domain/strategy/rule-walk';
import { findBreaches } from '../../support/evolved-limits';
import { anyGenome } from '../../support/random-genomes';

const pool = createGenePool({ hasVolume: true });
const means = (random: Random): MutationMeans => ({ pool, random, length: 1 });

/** A mutation of any kind, as likely as it usually is. */
function mutate(genome: Genome, random: Random): Genome {
  return mutateGenome(drawOperator(mutationKinds, plainMutation, random), genome, means(random)).genome;
}

test('a chain of five thousand mutations never leaves the space, and reaches all of it', () => {
  const random = createRandom(11);
  let genome = drawGenome(pool, random);
  let changed = 0;
  const seen = { both: 0, short: 0, exitRule: 0, deep: 0, spare: 0, volatility: 0 };
  for (let step = 0; step < 5_000; step++) {
    const mutated = mutate(genome, random);
    expect(findBreaches(mutated)).toEqual([]);
    changed += Number(genomeId(mutated) !== genomeId(genome));
    genome = mutated;
    seen.both += Number(Boolean(genome.long && genome.short));
    seen.short += Number(!genome.long);
    seen.exitRule += Number(Boolean(genome.short?.exit && genome.long));
    seen.deep += Number(/"a(ll|ny)":\[[^\]]*"a(ll|ny)"/.test(JSON.stringify(genome)));
    seen.spare += Number(Object.keys(genome.exits).length <= 1);
    seen.volatility += Number(genome.sizing.kind === 'volatility');
  }
  expect(changed).toBeGreaterThan(4_000);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
});

test('mutation depends on the genome and the stream alone, and leaves the parent as it was', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (seed, stream) => {
      const genome = drawGenome(pool, createRandom(seed));
      const before = structuredClone(genome);
      const mutated = mutate(genome, createRandom(stream));
      expect(genome).toEqual(before);
      expect(mutate(before, createRandom(stream))).toEqual(mutated);
    }),
    { numRuns: 300 },
  );
});

test('a genome that a user wrote stays valid too: off the grid, deep, with features against each other', () => {
  fc.assert(
    fc.property(anyGenome, fc.nat(), (genome, seed) => {
      for (const kind of mutationKinds) {
        const mutated = mutateGenome(kind, canonicalGenome(genome), means(createRandom(seed)));
        expect(findGenomeProblems(mutated.genome)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

/** All that can become of a genome in one mutation. */
function neighbours(genome: Genome): Genome[] {
  return Array.from({ length: 400 }, (_, seed) => mutate(genome, createRandom(seed)));
}

const plain: Genome = {
  schema: 1,
  short: { enter: { left: 'close', is: 'above', right: 'sma(50)' } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 0.5 },
};

test('one mutation changes one thing', () => {
  for (const { long, short, exits, sizing } of neighbours(plain)) {
    const changes = [
      long !== undefined || JSON.stringify(short) !== JSON.stringify(plain.short),
      Object.keys(exits).length > 0,
      JSON.stringify(sizing) !== JSON.stringify(plain.sizing),
    ];
    expect(changes.filter(Boolean).length).toBeLessThanOrEqual(1);
    expect(Object.keys(exits).length).toBeLessThanOrEqual(1);
  }
});

test('a lone side is joined by the other or given an exit rule, and a negation is taken off', () => {
  const short = neighbours(plain);
  expect(short.some(({ long }) => long)).toBe(true);
  expect(short.some((one) => one.short?.exit)).toBe(true);
  expect(short.some((one) => one.short && 'not' in one.short.enter)).toBe(true);
  const negated = neighbours({ ...plain, short: { enter: { not: plain.short!.enter } } });
  expect(negated.some((one) => JSON.stringify(one.short) === JSON.stringify(plain.short))).toBe(true);
});

test('both sides can be given up, and both can gain and lose their exit rule', () => {
  const side = plain.short!;
  const both = neighbours({ ...plain, long: side });
  expect(both.some(({ long }) => !long)).toBe(true);
  expect(both.some(({ short }) => !short)).toBe(true);
  expect(both.some(({ long, short }) => short && long?.exit)).toBe(true);
  expect(both.some(({ long, short }) => long && short?.exit)).toBe(true);
  const withExits = neighbours({ ...plain, long: { ...side, exit: side.enter }, short: { ...side, exit: side.enter } });
  expect(withExits.some(({ long, short }) => long && !long.exit && short)).toBe(true);
  expect(withExits.some(({ long, short }) => short && !short.exit && long)).toBe(true);
});

test('a comparison of features without parameters becomes another one, never one with itself', () => {
  const rule = { left: 'close', is: 'above', right: 'open' } as const;
  for (let seed = 0; seed < 400; seed++) {
    const { rule: mutated } = mutateRule('parameter-step', rule, means(createRandom(seed)));
    if ('left' in mutated) expect(mutated.left).not.toBe(mutated.right);
  }
  const close = { left: 'rsi(14)', is: 'above', right: 'rsi(18)' } as const;
  for (let seed = 0; seed < 400; seed++) {
    const { rule: mutated } = mutateRule('parameter-step', close, means(createRandom(seed)));
    if ('left' in mutated) expect(mutated.left).not.toBe(mutated.right);
  }
});

const dip: Condition = { left: 'rsi(14)', is: 'below', right: 30 };
const trend: Condition = { left: 'close', is: 'above', right: 'sma(50)' };
const many = <T>(make: (random: Random) => T): T[] =>
  Array.from({ length: 300 }, (_, seed) => make(createRandom(seed)));

test('each kind does what its name says to a condition with a constant', () => {
  for (const { rule, kind } of many((random) => mutateRule('threshold-step', dip, means(random)))) {
    expect({ ...rule, right: 0 }).toEqual({ ...dip, right: 0 });
    expect(rule).not.toEqual(dip);
    expect(kind).toBe('threshold-step');
  }
  for (const { rule, kind } of many((random) => mutateRule('parameter-step', dip, means(random)))) {
    expect(rule).toMatchObject({ is: 'below', right: 30 });
    expect(rule).not.toEqual(dip);
    expect(kind).toBe('parameter-step');
  }
  expect(mutateRule('comparison-flip', dip, means(createRandom(1))).rule).toEqual({ ...dip, is: 'above' });
  expect(mutateRule('connective-swap', { all: [dip, trend] }, means(createRandom(1))).rule).toEqual({
    any: [dip, trend],
  });
  const grown = many((random) => mutateRule('grow', dip, means(random)));
  expect(grown.every(({ rule, kind }) => kind === 'grow' && conditionsOf(rule).length <= 2)).toBe(true);
  const shrunk = many((random) => mutateRule('shrink', { all: [dip, trend] }, means(random)).rule);
  expect(new Set(shrunk.map((rule) => JSON.stringify(rule))).size).toBe(3);
});

test('what cannot be stepped is stepped otherwise, and the birth names what was done', () => {
  expect(mutateRule('threshold-step', trend, means(createRandom(2))).kind).not.toBe('threshold-step');
  const open: Condition = { left: 'close', is: 'above', right: 'open' };
  expect(mutateRule('threshold-step', open, means(createRandom(2))).kind).toBe('fresh-condition');
  const month: Condition = { left: 'month', is: 'above', right: 6 };
  expect(mutateRule('parameter-step', month, means(createRandom(2))).kind).toBe('threshold-step');
  const full: Rule = { all: [dip, trend, month, open] };
  expect(mutateRule('grow', full, means(createRandom(2))).kind).toBe('fresh-rule');
});

test('without selection genomes keep about as many protective exits as they are drawn with', () => {
  const random = createRandom(31);
  let genome = drawGenome(pool, random);
  let exits = 0;
  const steps = 20_000;
  for (let step = 0; step < steps; step++) {
    genome = mutateGenome('exits', genome, means(random)).genome;
    exits += Object.keys(genome.exits).length;
  }
  // 0.8 when three in four changes of an exit that is there keep it; drawn are 0.4.
  expect(exits / steps / 4).toBeGreaterThan(0.36);
  expect(exits / steps / 4).toBeLessThan(0.48);
});

test('longer steps go further', () => {
  const distance = (length: number): number =>
    many((random) => mutateRule('threshold-step', dip, { pool, random, length }).rule as Condition).reduce(
      (sum, { right }) => sum + Math.abs(Number(right) - 30),
      0,
    );
  expect(distance(2)).toBeGreaterThan(1.3 * distance(1));
  expect(distance(0.25)).toBeLessThan(0.7 * distance(1));
});
