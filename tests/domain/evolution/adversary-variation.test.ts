import {
  breedScenarios,
  drawScenario,
  measureDistance,
  nameKind,
} from '../../../src/domain/evolution/adversary-variation';
import { createRandom } from '../../../src/domain/numerics/random';
import { checkScenario } from '../../../src/domain/stress/scenario-check';
import { identifyScenario } from '../../../src/domain/stress/scenario-id';
import { applyScenario } from '../../../src/domain/stress/stressed-path';
import { adversaryBars, adversarySpace, findImplausible } from '../../support/adversary-space';
import { findFlaw, historyOf } from '../../support/price-paths';

const drawn = (count: number, seed: number): ReturnType<typeof drawScenario>[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => drawScenario({ ...adversarySpace, random }));
};

const judged = drawn(20, 1).map((scenario, index) => ({ scenario, harm: index / 20 }));

test('what is drawn or bred is sound, plausible, applies to the bars and survives JSON', () => {
  let generation = judged;
  const random = createRandom(2);
  for (let round = 0; round < 6; round++) {
    const children = breedScenarios(generation, { ...adversarySpace, size: 20, random });
    expect(children).toHaveLength(20);
    for (const scenario of children) {
      expect(checkScenario(scenario)).toEqual([]);
      expect(findImplausible(scenario, adversarySpace.bounds)).toEqual([]);
      expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
      expect(scenario.name).toMatch(/^adversary-[a-z-]+-[0-9a-f]{8}$/);
    }
    generation = children.map((scenario, index) => ({ scenario, harm: (index * 7) % 20 }));
  }
  for (const { scenario } of generation) {
    const path = historyOf(adversaryBars);
    expect(findFlaw(applyScenario(path, scenario, 3), path)).toBeUndefined();
  }
});

test('every kind of crisis is drawn, replays too', () => {
  const kinds = new Set(drawn(200, 3).flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  expect(kinds.size).toBe(9);
});

test('children are distinct, and none is a parent again', () => {
  const children = breedScenarios(judged, { ...adversarySpace, size: 40, random: createRandom(4) });
  const ids = [...judged.map(({ scenario }) => scenario), ...children].map(identifyScenario);
  expect(new Set(ids).size).toBe(ids.length);
});

test('harm decides who breeds', () => {
  const children = breedScenarios(judged, { ...adversarySpace, size: 200, random: createRandom(5) });
  const harmOf = new Map(judged.map(({ scenario, harm }) => [nameKind(scenario), harm]));
  const known = children.flatMap((child) => harmOf.get(nameKind(child)) ?? []);
  const mean = known.reduce((sum, harm) => sum + harm, 0) / known.length;
  expect(mean).toBeGreaterThan(0.55);
});

test('at most two crises come together, of different kinds', () => {
  let generation = judged;
  const random = createRandom(6);
  const sizes = new Set<number>();
  for (let round = 0; round < 20; round++) {
    const children = breedScenarios(generation, { ...adversarySpace, size: 20, random });
    for (const { parts } of children) {
      sizes.add(parts.length);
      expect(new Set(parts.map(({ kind, parameters }) => `${kind}${parameters['fromBar'] ?? ''}`)).size).toBe(
        parts.length,
      );
    }
    generation = children.map((scenario, index) => ({ scenario, harm: index % 3 }));
  }
  expect([...sizes].sort()).toEqual([1, 2]);
});

test('an episode that is replayed stays the episode it is', () => {
  const replays = judged.filter(({ scenario }) => nameKind(scenario).startsWith('replay'));
  const episodes = new Set(
    replays.map(({ scenario }) =>
      JSON.stringify([scenario.parts[0]!.parameters['fromBar'], scenario.parts[0]!.parameters['bars']]),
    ),
  );
  const children = breedScenarios(replays, { ...adversarySpace, size: 30, random: createRandom(7) });
  for (const { parts } of children)
    for (const { parameters } of parts)
      expect(episodes).toContain(JSON.stringify([parameters['fromBar'], parameters['bars']]));
});

test('equal dice breed equal children, and nobody breeds none', () => {
  const breed = (): string[] =>
    breedScenarios(judged, { ...adversarySpace, size: 10, random: createRandom(8) }).map(identifyScenario);
  expect(breed()).toEqual(breed());
  expect(breedScenarios([], { ...adversarySpace, size: 10, random: createRandom(8) })).toEqual([]);
});

test('distance is a share of the bounds: none to itself, one from end to end', () => {
  const { bounds } = adversarySpace;
  const at = (end: 'min' | 'max'): ReturnType<typeof drawScenario> => ({
    name: end,
    parts: [
      {
        kind: 'whipsaw',
        parameters: Object.fromEntries(Object.entries(bounds.whipsaw).map(([name, limits]) => [name, limits[end]])),
        stream: 1,
      },
    ],
  });
  expect(measureDistance(at('min'), at('min'), bounds)).toBe(0);
  expect(measureDistance(at('min'), at('max'), bounds)).toBe(1);
});
