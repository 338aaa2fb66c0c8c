import fc from 'fast-check';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { mutateGenome, mutateRule } from '../../../src/domain/evolution/mutation';
import { drawGenome } from '../../../src/domain/evolution/random-genome';
import { createRandom } from '../../../src/domain/numerics/random';
import { canonicalGenome, genomeId } from '../../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../../src/domain/strategy/genome';
import { findGenomeProblems } from '../../../src/domain/strategy/genome-problems';
import { findBreaches } from '../../support/evolved-limits';
import { anyGenome } from '../../support/random-genomes';

const pool = createGenePool({ hasVolume: true });

test('a chain of five thousand mutations never leaves the space, and reaches all of it', () => {
  const random = createRandom(11);
  let genome = drawGenome(pool, random);
  let changed = 0;
  const seen = { both: 0, short: 0, exitRule: 0, deep: 0, spare: 0, volatility: 0 };
  for (let step = 0; step < 5_000; step++) {
    const mutated = mutateGenome(genome, pool, random);
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
      const mutated = mutateGenome(genome, pool, createRandom(stream));
      expect(genome).toEqual(before);
      expect(mutateGenome(before, pool, createRandom(stream))).toEqual(mutated);
    }),
    { numRuns: 300 },
  );
});

test('a genome that a user wrote stays valid too: off the grid, deep, with features against each other', () => {
  fc.assert(
    fc.property(anyGenome, fc.nat(), (genome, seed) => {
      expect(findGenomeProblems(mutateGenome(canonicalGenome(genome), pool, createRandom(seed)))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** All that can become of a genome in one mutation. */
function neighbours(genome: Genome): Genome[] {
  return Array.from({ length: 400 }, (_, seed) => mutateGenome(genome, pool, createRandom(seed)));
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
    const mutated = mutateRule(rule, pool, createRandom(seed));
    if ('left' in mutated) expect(mutated.left).not.toBe(mutated.right);
  }
  const close = { left: 'rsi(14)', is: 'above', right: 'rsi(18)' } as const;
  for (let seed = 0; seed < 400; seed++) {
    const mutated = mutateRule(close, pool, createRandom(seed));
    if ('left' in mutated) expect(mutated.left).not.toBe(mutated.right);
  }
});
