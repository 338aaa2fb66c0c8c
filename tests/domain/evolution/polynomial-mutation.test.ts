import fc from 'fast-check';
import { mutatePolynomially } from '../../../src/domain/evolution/polynomial-mutation';
import { createRandom } from '../../../src/domain/numerics/random';

const unit = { min: 0, max: 1 };
const always = { distributionIndex: 5, probability: 1 };

test('a mutant stays inside its bounds, at the bounds too, and the original as it is', () => {
  const gene = fc.oneof(fc.double({ min: -3, max: 7, noNaN: true }), fc.constantFrom(-3, 7));
  fc.assert(
    fc.property(fc.array(gene, { minLength: 1, maxLength: 8 }), fc.nat(), (genes, seed) => {
      const copy = [...genes];
      const bounds = genes.map(() => ({ min: -3, max: 7 }));
      const mutant = mutatePolynomially(genes, { ...always, bounds, random: createRandom(seed) });
      for (const value of mutant) expect(value >= -3 && value <= 7).toBe(true);
      expect(genes).toEqual(copy);
    }),
  );
});

test('as often up as down, and as far as the index says (Deb & Goyal 1996)', () => {
  const random = createRandom(2);
  const wide = { min: -0.5, max: 0.5 };
  const steps = Array.from(
    { length: 4_000 },
    () => mutatePolynomially([0], { bounds: [wide], random, distributionIndex: 20, probability: 1 })[0]!,
  );
  const shareWithin = (distance: number): number =>
    steps.filter((step) => Math.abs(step) < distance).length / steps.length;
  expect(Math.abs(steps.filter((step) => step > 0).length / 4_000 - 0.5)).toBeLessThan(0.025);
  // P(|step| < x) = 1 - (1 - x)^21 of the width, when no bound is near.
  expect(Math.abs(shareWithin(0.03) - (1 - 0.97 ** 21))).toBeLessThan(0.025);
});

test('each gene changes with its probability, and one whose bounds meet never', () => {
  const random = createRandom(3);
  let changed = 0;
  for (let i = 0; i < 1_000; i++) {
    const mutant = mutatePolynomially([0.5, 2], {
      bounds: [unit, { min: 2, max: 2 }],
      random,
      distributionIndex: 5,
      probability: 0.25,
    });
    if (mutant[0] !== 0.5) changed++;
    expect(mutant[1]).toBe(2);
  }
  expect(Math.abs(changed / 1_000 - 0.25)).toBeLessThan(0.045);
});

test('genes without bounds are refused', () => {
  expect(() => mutatePolynomially([1, 2], { ...always, bounds: [unit], random: createRandom(1) })).toThrow(RangeError);
});
