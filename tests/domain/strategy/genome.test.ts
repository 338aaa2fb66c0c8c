import fc from 'fast-check';
import { canonicalGenome, genomeId, genomeText } from '../../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../../src/domain/strategy/genome';
import { findGenomeProblems } from '../../../src/domain/strategy/genome-problems';
import { featuresOf } from '../../../src/domain/strategy/rule-walk';
import { describeGenome } from '../../../src/domain/strategy/sentences';
import { anyGenome, drawnGenome } from '../../support/random-genomes';

/** A genome with one of its leaves replaced by anything. */
const damaged = fc
  .tuple(anyGenome, fc.nat(), fc.jsonValue({ maxDepth: 3 }))
  .map(([genome, place, replacement]): unknown => {
    let count = 0;
    const leaves = JSON.stringify(genome).match(/:(?=["\d])/g)?.length ?? 1;
    return JSON.parse(JSON.stringify(genome), (_, item: unknown) =>
      typeof item !== 'object' && count++ === place % leaves ? replacement : item,
    );
  });

test('any JSON value is judged without a crash, and one without problems can be named, told and hashed', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), damaged, anyGenome), (value) => {
      const problems = findGenomeProblems(value);
      for (const { path, found, expected } of problems) {
        expect(path).not.toBe('');
        expect(found.length).toBeLessThanOrEqual(80);
        expect(expected).not.toBe('');
      }
      if (problems.length > 0) return;
      accepted++;
      const genome = canonicalGenome(value as Genome);
      expect(genomeId(genome)).toMatch(/^[0-9a-f]{64}$/);
      expect(describeGenome(value as Genome).join()).not.toMatch(/undefined|NaN|\{/);
      expect(featuresOf(genome).length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('what evolution draws and what a user may write is accepted, also in canonical form and read back from text', () => {
  fc.assert(
    fc.property(fc.oneof(drawnGenome, anyGenome), (genome) => {
      expect(findGenomeProblems(genome)).toEqual([]);
      expect(findGenomeProblems(JSON.parse(genomeText(canonicalGenome(genome))))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
