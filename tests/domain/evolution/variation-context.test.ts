import fc from 'fast-check';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { followContext, usualRates } from '../../../src/domain/evolution/variation-context';
import { variationPolicy } from '../../../src/domain/evolution/variation-policy';

const calm = { diversity: 0.98, generationsWithoutProgress: 0 } as const;

test('a search that goes well keeps the usual rates, and says nothing', () => {
  const { crossover, mutation, immigrants } = evolutionPolicy.variation;
  expect(followContext(calm)).toEqual({ crossover, mutation, immigrants, step: 1, reasons: [] });
  expect(followContext(calm)).toEqual(usualRates());
  expect(followContext({ generationsWithoutProgress: 5, regime: 'medium' })).toEqual(usualRates());
});

test('half of the diversity asked for moves rates half of their way', () => {
  expect(followContext({ ...calm, diversity: 0.45 })).toEqual({
    ...{ crossover: 0.7, mutation: 0.775, immigrants: 0.135, step: 1 },
    reasons: ['diversity 0.45 is below 0.9: crossover 0.7, mutation 0.775, immigrants 0.135'],
  });
});

test('standing still lengthens steps and brings fresh blood', () => {
  expect(followContext({ ...calm, generationsWithoutProgress: 11 })).toEqual({
    ...usualRates(),
    ...{ immigrants: 0.092, step: 1.6 },
    reasons: ['no progress for 11 generations: steps 1.6 times as long, immigrants 0.092'],
  });
  expect(followContext({ ...calm, generationsWithoutProgress: 1_000 }).step).toBe(2.5);
});

test('volatility lengthens steps, calm shortens them, and it adds to what else there is', () => {
  const wild = followContext({ ...calm, regime: 'high' });
  expect(wild).toEqual({ ...usualRates(), step: 1.25, reasons: ['volatility is high: steps 1.25 times as long'] });
  expect(followContext({ ...calm, regime: 'low' }).step).toBe(0.8);
  const all = followContext({ diversity: 0.2, generationsWithoutProgress: 20, regime: 'high' });
  expect(all.step).toBe(3.125);
  expect(all.reasons).toHaveLength(3);
});

test('rates are probabilities between the usual and the utmost, and never fall with less diversity or progress', () => {
  const { withoutDiversity, stagnant } = variationPolicy.context;
  const usual = usualRates();
  const utmost = Math.max(withoutDiversity.immigrants, stagnant.immigrants);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 400 }),
      fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
      (diversity, generationsWithoutProgress, regime) => {
        const rates = followContext({ diversity, generationsWithoutProgress, regime });
        expect(rates.crossover).toBeGreaterThanOrEqual(withoutDiversity.crossover);
        expect(rates.crossover).toBeLessThanOrEqual(usual.crossover);
        expect(rates.mutation).toBeGreaterThanOrEqual(usual.mutation);
        expect(rates.mutation).toBeLessThanOrEqual(withoutDiversity.mutation);
        expect(rates.immigrants).toBeGreaterThanOrEqual(usual.immigrants);
        expect(rates.immigrants).toBeLessThanOrEqual(utmost);
        const worse = followContext({
          diversity: diversity / 2,
          generationsWithoutProgress: generationsWithoutProgress + 3,
          regime,
        });
        expect(worse.immigrants).toBeGreaterThanOrEqual(rates.immigrants);
        expect(worse.step).toBeGreaterThanOrEqual(rates.step);
      },
    ),
  );
});
