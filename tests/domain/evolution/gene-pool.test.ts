import {
  checkSenses,
  createGenePool,
  findSenses,
  furtherSenses,
  type GenePool,
} from '../../../src/domain/evolution/gene-pool';
import type { Genome } from '../../../src/domain/strategy/genome';
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

test('senses are asked for by name, each once', () => {
  expect(checkSenses([])).toEqual([]);
  expect(checkSenses(furtherSenses)).toEqual([]);
  for (const wrong of [['smell'], ['plain'], ['how', 'how'], 'how', undefined])
    expect(checkSenses(wrong)).toEqual([expect.stringContaining('expected some of indicators, timeframes')]);
});

test('the senses of a genome are those of its features; one that is no more comes from none', () => {
  const genome = (left: string): Genome => ({
    schema: 1,
    long: {
      enter: {
        all: [
          { left, is: 'above', right: 1 },
          { left: 'close', is: 'above', right: 'sma(50)' },
        ],
      },
    },
    exits: {},
    sizing: { kind: 'fixed', fraction: 1 },
  });
  expect(findSenses(genome('rsi(14)'))).toEqual([]);
  expect(findSenses(genome('days-to-holiday'))).toEqual(['when']);
  expect(findSenses(genome('moon-phase(20)'))).toEqual([]);
});

test('without volume its features are left out, and they alone', () => {
  const whole = namesOf(createGenePool({ hasVolume: true, senses: furtherSenses }));
  const without = namesOf(createGenePool({ hasVolume: false, senses: furtherSenses }));
  expect(whole.filter((name) => !without.includes(name))).toEqual(
    sorted(featureRegistry.filter(({ needsVolume }) => needsVolume)),
  );
});
