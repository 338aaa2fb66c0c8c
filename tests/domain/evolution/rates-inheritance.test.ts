import fc from 'fast-check';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { boundRates, inheritRates } from '../../../src/domain/evolution/rates-inheritance';
import { variationPolicy } from '../../../src/domain/evolution/variation-policy';
import { quantise } from '../../../src/domain/numerics/quantise';
import { createRandom, type Random } from '../../../src/domain/numerics/random';

/** A stream whose normal draws are all this one. */
const still = (normal: number): Random => ({ uniform: () => 0.5, integer: () => 0, normal: () => normal });

test('without a change a child has the geometric mean of its parents, and the usual rates without parents', () => {
  const rates = inheritRates(
    [
      { mutation: 0.2, step: 0.5 },
      { mutation: 0.8, step: 2 },
    ],
    still(0),
  );
  expect(rates).toEqual({ mutation: 0.4, step: 1 });
  expect(inheritRates([{ mutation: 0.3, step: 1.5 }], still(0))).toEqual({ mutation: 0.3, step: 1.5 });
  expect(inheritRates([], still(0))).toEqual({ mutation: evolutionPolicy.variation.mutation, step: 1 });
});

test('one standard deviation multiplies by exp(1 / sqrt(20)): ten genes (Schwefel 1981)', () => {
  expect(inheritRates([{ mutation: 0.3, step: 1 }], still(1)).step).toBe(1.25057919219);
  expect(inheritRates([{ mutation: 0.3, step: 1 }], still(-1)).step).toBe(quantise(1 / Math.exp(1 / Math.sqrt(20))));
});

test('changes are as often up as down, and have the deviation of the source', () => {
  const random = createRandom(3);
  const logs = Array.from({ length: 4_000 }, () => Math.log(inheritRates([{ mutation: 0.3, step: 1 }], random).step));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
  // Standard errors: 0.2236 / sqrt(4,000) = 0.0035 and 0.05 sqrt(2 / 4,000) = 0.0011.
  expect(Math.abs(mean)).toBeLessThan(0.014);
  expect(Math.abs(variance - 0.05)).toBeLessThan(0.0045);
});

test('a line of descent stays inside the bounds, twelve digits, and follows its stream alone', () => {
  const { mutation, step } = variationPolicy.rates;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const [random, again] = [createRandom(seed), createRandom(seed)];
      let [rates, same] = [inheritRates([], random), inheritRates([], again)];
      for (let generation = 0; generation < 200; generation++) {
        expect(rates.mutation).toBe(Math.min(mutation.max, Math.max(mutation.min, quantise(rates.mutation))));
        expect(rates.step).toBe(Math.min(step.max, Math.max(step.min, quantise(rates.step))));
        expect(rates).toEqual(same);
        [rates, same] = [inheritRates([rates], random), inheritRates([same], again)];
      }
    }),
    { numRuns: 10 },
  );
  expect(boundRates({ mutation: 5, step: 0 })).toEqual({ mutation: mutation.max, step: step.min });
});
