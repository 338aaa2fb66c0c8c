import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { drawGenome } from '../../../src/domain/evolution/random-genome';
import { createRandom } from '../../../src/domain/numerics/random';
import { genomeId } from '../../../src/domain/strategy/canonical-genome';
import { resolveFeature } from '../../../src/domain/strategy/feature-registry';
import { featuresOf, rulesOf } from '../../../src/domain/strategy/rule-walk';
import { findBreaches } from '../../support/evolved-limits';

const drawMany = (count: number, hasVolume: boolean, seed: number) => {
  const [pool, random] = [createGenePool({ hasVolume }), createRandom(seed)];
  return Array.from({ length: count }, () => drawGenome(pool, random));
};

test('three thousand draws are valid, canonical, within the limits, and nearly all different', () => {
  const genomes = drawMany(3_000, true, 1);
  expect(genomes.flatMap(findBreaches)).toEqual([]);
  expect(new Set(genomes.map(genomeId)).size).toBeGreaterThan(2_980);
});

test('the whole space is reached: every feature, both sides, every exit and both sizings', () => {
  const genomes = drawMany(3_000, true, 2);
  const { prices, scaled } = createGenePool({ hasVolume: true });
  const used = new Set(genomes.flatMap(featuresOf).map((ref) => resolveFeature(ref).feature.name));
  expect([...used].sort()).toEqual([...prices, ...scaled].map(({ name }) => name).sort());
  const share = (holds: (genome: (typeof genomes)[number]) => boolean): number => genomes.filter(holds).length / 3_000;
  // Four standard deviations of a share of 3,000 are below 0.037.
  expect(Math.abs(share(({ long, short }) => Boolean(long && short)) - 0.25)).toBeLessThan(0.037);
  expect(Math.abs(share(({ long }) => !long) - 0.15)).toBeLessThan(0.037);
  expect(Math.abs(share(({ sizing }) => sizing.kind === 'fixed') - 0.5)).toBeLessThan(0.037);
  for (const name of ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const)
    expect(Math.abs(share(({ exits }) => exits[name] !== undefined) - 0.4)).toBeLessThan(0.037);
  const rules = genomes.flatMap(rulesOf);
  for (const kind of ['all', 'any', 'not', 'left']) expect(rules.some((rule) => kind in rule)).toBe(true);
});

test('one seed gives one genome, and data without volume no condition on it', () => {
  expect(drawMany(20, true, 3)).toEqual(drawMany(20, true, 3));
  const refs = drawMany(1_000, false, 4).flatMap(featuresOf);
  expect(refs.filter((ref) => resolveFeature(ref).feature.needsVolume)).toEqual([]);
});
