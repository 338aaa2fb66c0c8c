import {
  bestFitnessAttribute,
  datasetAttribute,
  generationAttribute,
  searchAttributeTypes,
  stageAttribute,
} from '../../src/contracts/search-attributes';

test('every attribute is registered under its name with its type', () => {
  const keys = [datasetAttribute, stageAttribute, generationAttribute, bestFitnessAttribute];
  const registered = Object.entries(searchAttributeTypes).map(([name, type]) => [name, type.toUpperCase()]);
  expect(keys.map(({ name, type }) => [name, type])).toEqual(registered);
});

test('an SQL visibility store has room for them: ten keywords, three of any other type', () => {
  const types: string[] = Object.values(searchAttributeTypes);
  for (const type of types) {
    const room = type === 'Keyword' ? 10 : 3;
    expect(types.filter((other) => other === type).length).toBeLessThanOrEqual(room);
  }
});
