import { loadLineage, type Lineage } from '../../../src/adapters/report/lineage';
import { weighFitness } from '../../../src/domain/evolution/fitness';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { quantise } from '../../../src/domain/numerics/quantise';
import { fakeDataSets } from '../../fakes/data-sets';
import { fakeEvolutionRecord } from '../../fakes/evolution-record';
import { recordRun, wanderingBars } from '../../fakes/recorded-run';

const stores = { ...fakeEvolutionRecord(), dataSets: fakeDataSets() };
let lineage: Lineage;
let descendant: string;
beforeAll(async () => {
  await recordRun(stores, wanderingBars(380), { population: 12, generations: 5, search: { adversaryEvery: 2 } });
  const generations = await stores.record.loadGenerations('run-1');
  // A late child has many ancestors.
  const births = await stores.record.loadBirths('run-1', generations.at(-1)!.members);
  descendant = births.find(({ generation, parents }) => generation === 4 && parents.length === 2)!.id;
  lineage = (await loadLineage(stores.record, { run: 'run-1', descendant, generations }))!;
});

test('every ancestor is there once, and nobody has a parent that is not', () => {
  const ids = lineage.ancestors.map(({ id }) => id);
  expect(ids[0]).toBe(descendant);
  expect(new Set(ids).size).toBe(ids.length);
  const children = new Set(lineage.ancestors.flatMap(({ parents }) => parents));
  expect(new Set(ids.slice(1))).toEqual(new Set([...children]));
  expect(ids.length).toBeGreaterThan(3);
  expect(lineage.complete).toBe(true);
});

test('parents are older than their children', () => {
  const born = new Map(lineage.ancestors.map(({ id, generation }) => [id, generation]));
  for (const { generation, parents } of lineage.ancestors)
    for (const parent of parents) expect(born.get(parent)!).toBeLessThan(generation);
});

test('the main line goes from child to fitter parent, back to one without parents', () => {
  const byId = new Map(lineage.ancestors.map((one) => [one.id, one]));
  const { mainLine } = lineage;
  expect(mainLine[0]!.id).toBe(descendant);
  expect(mainLine.at(-1)!.parents).toEqual([]);
  for (const [index, parent] of mainLine.slice(1).entries()) {
    const scores = mainLine[index]!.parents.map((id) => byId.get(id)!.weightedFitness!);
    expect(parent.weightedFitness).toBe(Math.max(...scores));
  }
});

test('an ancestor has the score of the arena that it was born into', async () => {
  const generations = await stores.record.loadGenerations('run-1');
  expect(new Set(generations.map(({ state }) => state.arena)).size).toBeGreaterThan(1);
  for (const { id, generation, weightedFitness } of lineage.ancestors) {
    const { arena } = generations[generation]!.state;
    const [scored] = await stores.record.loadScored({ run: 'run-1', arena }, [id]);
    expect(weightedFitness).toBe(quantise(weighFitness(scored!.fitness, evolutionPolicy.fitnessWeights)));
  }
});

test('who was not born in the run has no lineage in it', async () => {
  const none = { run: 'run-1', descendant: 'f'.repeat(64), generations: [] };
  expect(await loadLineage(stores.record, none)).toBeUndefined();
});
