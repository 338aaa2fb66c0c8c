import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { featureRegistry } from '../../../src/domain/strategy/feature-registry';

test('prices are compared with each other, the rest with a constant on its scale', () => {
  const { prices, scaled } = createGenePool({ hasVolume: true });
  expect(prices.length).toBeGreaterThan(2);
  expect(prices.every(({ unit, threshold }) => unit === 'price' && threshold === undefined)).toBe(true);
  expect(scaled.every(({ threshold: { min, max } }) => min < max)).toBe(true);
  expect([...prices, ...scaled].map(({ name }) => name).sort()).toEqual(featureRegistry.map(({ name }) => name).sort());
});

test('without volume its features are left out, and they alone', () => {
  const whole = createGenePool({ hasVolume: true });
  const without = createGenePool({ hasVolume: false });
  const missing = whole.scaled.filter((feature) => !without.scaled.includes(feature));
  expect(missing.map(({ name }) => name).sort()).toEqual(
    featureRegistry
      .filter(({ needsVolume }) => needsVolume)
      .map(({ name }) => name)
      .sort(),
  );
  expect(without.prices).toEqual(whole.prices);
});
