import { createGenePool, furtherSenses, type GenePool } from '../../../src/domain/evolution/gene-pool';
import { featureRegistry, featureSenses } from '../../../src/domain/strategy/feature-registry';

const namesOf = ({ prices, scaled }: GenePool): string[] => [...prices, ...scaled].map(({ name }) => name).sort();
const sorted = (features: readonly { readonly name: string }[]): string[] => features.map(({ name }) => name).sort();

test('prices are compared with each other, the rest with a constant on its scale', () => {
  const { prices, scaled } = createGenePool({ hasVolume: true, senses: furtherSenses });
  expect(prices.length).toBeGreaterThan(2);
  expect(prices.every(({ unit, threshold }) => unit === 'price' && threshold === undefined)).toBe(true);
  expect(scaled.every(({ threshold: { min, max } }) => min < max)).toBe(true);
});

test('every feature of the registry is drawn from when all senses are asked for', () => {
  expect(namesOf(createGenePool({ hasVolume: true, senses: furtherSenses }))).toEqual(sorted(featureRegistry));
});

test('without asking there are the plain features alone, and one sense adds its own', () => {
  expect(namesOf(createGenePool({ hasVolume: true }))).toEqual(sorted(featureSenses.plain));
  expect(namesOf(createGenePool({ hasVolume: true, senses: ['how'] }))).toEqual(
    sorted([...featureSenses.plain, ...featureSenses.how]),
  );
});

test('the order in which senses are asked for is nothing to the pool', () => {
  expect(createGenePool({ hasVolume: true, senses: ['when', 'regime'] })).toEqual(
    createGenePool({ hasVolume: true, senses: ['regime', 'when'] }),
  );
});

test('without volume its features are left out, and they alone', () => {
  const whole = namesOf(createGenePool({ hasVolume: true, senses: furtherSenses }));
  const without = namesOf(createGenePool({ hasVolume: false, senses: furtherSenses }));
  expect(whole.filter((name) => !without.includes(name))).toEqual(
    sorted(featureRegistry.filter(({ needsVolume }) => needsVolume)),
  );
});
