import { featureRegistry, findFeature, resolveFeature } from '../../../src/domain/strategy/feature-registry';

test('every feature is found under its name, and no two share one', () => {
  expect(new Set(featureRegistry.map(({ name }) => name)).size).toBe(featureRegistry.length);
  for (const feature of featureRegistry) expect(findFeature(feature.name)).toBe(feature);
});

test('names that every object answers to are no features', () => {
  expect(findFeature('constructor')).toBeUndefined();
  expect(findFeature('__proto__')).toBeUndefined();
});

test('a reference resolves to its feature and its numbers', () => {
  expect(resolveFeature('sma(050)')).toEqual({ feature: findFeature('sma'), parameters: [50] });
});

test('however many references are asked for, each resolves to its own numbers, again and again', () => {
  const periods = Array.from({ length: 12_000 }, (_, index) => (index % 6_000) + 1);
  expect(periods.filter((period) => resolveFeature(`sma(${period})`).parameters[0] !== period)).toEqual([]);
});

test.each(['astrology(3)', 'sma(fifty)', ''])('resolving %j, which was never checked, is a fault', (ref) => {
  expect(() => resolveFeature(ref)).toThrow(RangeError);
});
