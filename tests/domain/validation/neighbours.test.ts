import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { canonicalGenome, genomeId } from '../../../src/domain/strategy/canonical-genome';
import { findGenomeProblems } from '../../../src/domain/strategy/genome-problems';
import type { Genome } from '../../../src/domain/strategy/genome';
import { drawNeighbours } from '../../../src/domain/validation/neighbours';
import { anyGenome, drawnGenome } from '../../support/random-genomes';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

test('neighbours are sound genomes in canonical form, each met once, and never the genome itself', () => {
  fc.assert(
    fc.property(fc.oneof(drawnGenome, anyGenome), seeds, (drawn, seed) => {
      const genome = canonicalGenome(drawn);
      const { neighbours } = drawNeighbours(genome, 12, createRandom(seed));
      const ids = neighbours.map(genomeId);
      expect(new Set([...ids, genomeId(genome)]).size).toBe(neighbours.length + 1);
      for (const neighbour of neighbours) {
        expect(findGenomeProblems(neighbour)).toEqual([]);
        expect(canonicalGenome(neighbour)).toEqual(neighbour);
      }
      expect(drawNeighbours(genome, 12, createRandom(seed)).neighbours).toEqual(neighbours);
    }),
    { numRuns: 100 },
  );
});

const plain: Genome = canonicalGenome({
  schema: 1,
  long: { enter: { left: 'rsi(14)', is: 'below', right: 30 }, exit: { left: 'roc(20)', is: 'above', right: 0 } },
  exits: { stopAtr: 2, maxBars: 20 },
  sizing: { kind: 'volatility', annualVolatility: 0.2, maxFraction: 0.5 },
});

test('periods, thresholds, exits and sizing move by a tenth and a fifth, whole numbers to the next whole one', () => {
  const { neighbours, exhausted } = drawNeighbours(plain, 300, createRandom(1));
  expect(exhausted).toBe(false);
  const texts = neighbours.map((neighbour) => JSON.stringify(neighbour));
  const met = (form: RegExp): number[] =>
    [...new Set(texts.map((text) => Number(form.exec(text)?.[1])))].sort((a, b) => a - b);
  expect(met(/rsi\((\d+)\)/)).toEqual([11, 13, 14, 15, 17]);
  expect(met(/"rsi[^}]*"right":([\d.]+)/)).toEqual([24, 27, 30, 33, 36]);
  expect(met(/roc\((\d+)\)/)).toEqual([16, 18, 20, 22, 24]);
  // Near nothing a threshold moves by shares of the grid's step.
  expect(met(/"roc[^}]*"right":([-\d.]+)/)).toEqual([-0.002, -0.001, 0, 0.001, 0.002]);
  expect(met(/"stopAtr":([\d.]+)/)).toEqual([1.6, 1.8, 2, 2.2, 2.4]);
  expect(met(/"maxBars":([\d.]+)/)).toEqual([16, 18, 20, 22, 24]);
  expect(met(/"annualVolatility":([\d.]+)/)).toEqual([0.16, 0.18, 0.2, 0.22, 0.24]);
  expect(met(/"maxFraction":([\d.]+)/)).toEqual([0.4, 0.45, 0.5, 0.55, 0.6]);
});

test('days have no neighbours, and where only the stake can move there are four genomes', () => {
  const tuesdays: Genome = canonicalGenome({
    schema: 1,
    long: { enter: { left: 'day-of-week', is: 'below', right: 3 } },
    exits: {},
    sizing: { kind: 'fixed', fraction: 0.5 },
  });
  const { neighbours, exhausted } = drawNeighbours(tuesdays, 100, createRandom(2));
  expect(exhausted).toBe(true);
  expect(neighbours.map(({ sizing }) => (sizing.kind === 'fixed' ? sizing.fraction : 0)).sort()).toEqual([
    0.4, 0.45, 0.55, 0.6,
  ]);
  for (const { long } of neighbours) expect(long).toEqual(tuesdays.long);
});
