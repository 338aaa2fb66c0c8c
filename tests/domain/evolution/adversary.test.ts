import {
  beginAdversary,
  judgeAdversary,
  updateHallOfFame,
  type AdversaryState,
} from '../../../src/domain/evolution/adversary';
import { adversaryPolicy } from '../../../src/domain/evolution/adversary-policy';
import { nameKind } from '../../../src/domain/evolution/adversary-variation';
import { createRandom } from '../../../src/domain/numerics/random';
import type { Scenario } from '../../../src/domain/stress/scenario';
import { identifyScenario } from '../../../src/domain/stress/scenario-id';
import { adversarySpace, findImplausible } from '../../support/adversary-space';

const size = 16;
const breeding = (seed: number) => ({ ...adversarySpace, size, random: createRandom(seed) });

/** Hurts as much as the crash is deep, and a little in other kinds: what a search should find. */
const depth = ({ parts }: Scenario): number =>
  Math.max(...parts.map(({ kind, parameters }) => (kind === 'flash-crash' ? parameters['fall']! : 0.01)));

function play(rounds: number, harmOf: (scenario: Scenario, round: number) => number, seed = 1): AdversaryState[] {
  let state = beginAdversary(breeding(seed));
  return Array.from({ length: rounds }, (_, round) => {
    const harms = state.population.map((scenario) => harmOf(scenario, round));
    return (state = judgeAdversary(state, harms, breeding(seed * 1_000 + round)));
  });
}

test('the first population tries as many kinds as there is room for', () => {
  const { population } = beginAdversary(breeding(1));
  expect(population.map(nameKind)).toEqual(adversarySpace.templates.slice(0, size).map(nameKind));
});

test('populations are full, distinct and plausible in every round, and the state survives JSON', () => {
  for (const state of play(8, depth)) {
    expect(state.population).toHaveLength(size);
    expect(new Set(state.population.map(identifyScenario)).size).toBe(size);
    expect(state.population.flatMap((one) => findImplausible(one, adversarySpace.bounds))).toEqual([]);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  }
});

test('equal harms and dice give equal states', () => {
  expect(play(5, depth, 3)).toEqual(play(5, depth, 3));
});

test('the search finds what hurts most: the deepest plausible crash', () => {
  const deepest = adversarySpace.bounds['flash-crash']['fall']!.max;
  for (const seed of [1, 2, 3]) {
    const states = play(30, depth, seed);
    expect(states.at(-1)!.judged[0]!.harm).toBeGreaterThan(0.9 * deepest);
    const best = states.map(({ judged }) => judged[0]!.harm);
    for (let round = 1; round < best.length; round++) expect(best[round]).toBeGreaterThanOrEqual(best[round - 1]!);
  }
});

test('a kind that is outdone is not forgotten', () => {
  for (const { population } of play(12, depth).slice(3))
    expect(new Set(population.map(nameKind)).size).toBeGreaterThan(4);
});

test('what hurt once is remembered when the archive has learnt to stand it', () => {
  const isSaw = (scenario: Scenario): boolean => nameKind(scenario) === 'whipsaw';
  const states = play(12, (scenario, round) => Number(isSaw(scenario) === round < 3) / 2);
  const { hallOfFame, judged } = states.at(-1)!;
  expect(hallOfFame.filter(({ scenario, round }) => isSaw(scenario) && round <= 3).length).toBeGreaterThan(0);
  expect(hallOfFame.filter(({ scenario, round }) => !isSaw(scenario) && round > 3).length).toBeGreaterThan(0);
  expect(isSaw(judged[0]!.scenario)).toBe(false);
});

test('harms that do not belong to the population are refused', () => {
  const state = beginAdversary(breeding(1));
  expect(() => judgeAdversary(state, [1], breeding(2))).toThrow('1 harms for 16 scenarios');
  const harms = state.population.map(() => 0.1);
  expect(() => judgeAdversary(state, harms.with(3, NaN), breeding(2))).toThrow('harm 3 is NaN');
});

describe('the hall of fame', () => {
  const crash = (fall: number, stream = 1): Scenario => ({
    name: `crash-${fall}-${stream}`,
    parts: [
      {
        ...adversarySpace.templates[0]!.parts[0]!,
        parameters: { ...adversarySpace.templates[0]!.parts[0]!.parameters, fall },
        stream,
      },
    ],
  });
  const { bounds } = adversarySpace;

  test('is bounded, holds few of a kind, and the worst of every kind first', () => {
    const states = play(30, (scenario) => depth(scenario) + 0.02);
    const { hallOfFame } = states.at(-1)!;
    const kinds = hallOfFame.map(({ scenario }) => nameKind(scenario));
    expect(hallOfFame.length).toBeLessThanOrEqual(adversaryPolicy.hallOfFame.size);
    for (const kind of kinds) expect(kinds.filter((one) => one === kind).length).toBeLessThanOrEqual(3);
    const several = new Set(kinds).size;
    expect(new Set(kinds.slice(0, several)).size).toBe(several);
    expect(several).toBeGreaterThan(8);
  });

  test('fame is the share of the worst of its round; of equal fame the older stays', () => {
    const first = updateHallOfFame([], [{ scenario: crash(0.1), harm: 0.4 }], { round: 1, bounds });
    expect(first.map(({ fame, round }) => [fame, round])).toEqual([[1, 1]]);
    const judged = [
      { scenario: crash(0.1, 2), harm: 0.02 },
      { scenario: crash(0.1, 3), harm: 0.01 },
    ];
    const second = updateHallOfFame(first, judged, { round: 2, bounds });
    expect(second.map(({ fame, round }) => [fame, round])).toEqual([
      [1, 1],
      [1, 2],
      [0.5, 2],
    ]);
  });

  test('nearly the same at the same places is one lesson; elsewhere, or much deeper, it is another', () => {
    const judged = [crash(0.1), crash(0.101), crash(0.1, 2)].map((scenario, i) => ({ scenario, harm: 0.5 - i / 10 }));
    const hall = updateHallOfFame([], judged, { round: 1, bounds });
    expect(hall.map(({ scenario }) => scenario.name)).toEqual(['crash-0.1-1', 'crash-0.1-2']);
  });

  test('what hardly hurts teaches nothing', () => {
    expect(updateHallOfFame([], [{ scenario: crash(0.1), harm: 0.001 }], { round: 1, bounds })).toEqual([]);
  });
});
