import type { Evaluation } from '../../../src/domain/evolution/evaluation';
import { adversaryPolicy } from '../../../src/domain/evolution/adversary-policy';
import { listFirstScenarios, takeInSample } from '../../../src/domain/evolution/arena';
import { completePlan, type SearchPlan } from '../../../src/domain/evolution/search-plan';
import { runSearch, type SearchRunInput } from '../../../src/domain/evolution/search-run';
import { countRules } from '../../../src/domain/evolution/parsimony';
import type { Genome } from '../../../src/domain/strategy/genome';
import type { Scenario } from '../../../src/domain/stress/scenario';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { fullSearch } from '../../support/full-search';
import { sampleEvaluation, sampleOffspring } from '../../support/record-samples';
import { roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 4, length: 500 });

/** A score that can be worked out by hand: the id decides, and scenarios of the adversary cost some of it. */
function scoreById(id: string, genome: Genome, scenarios: readonly Scenario[]): Evaluation {
  const digit = (at: number): number => Number.parseInt(id.slice(at, at + 2), 16) / 255;
  const fitness = {
    ...{ survival: digit(0), profit: digit(2), adaptability: digit(4) },
    robustness: digit(6) / (1 + scenarios.length - listFirstScenarios(bars).length),
  };
  const inSample = { trades: 20, costs: 0, sharpe: digit(8), totalReturn: digit(8), maxDrawdown: 0.1 };
  const behaviour = { turnover: 5 * countRules(genome), holdingBars: 5, exposure: digit(10) };
  const stress = scenarios.map(({ name }) => ({ scenario: name, totalReturn: -0.1, sharpe: -0.5, maxDrawdown: 0.3 }));
  return { ...sampleEvaluation(0.1), fitness, inSample: { ...inSample, ...behaviour }, stress };
}

interface Asked {
  readonly ids: readonly string[];
  readonly scenarios: readonly Scenario[];
}

function search(change: Partial<SearchRunInput> = {}, plan: Partial<SearchPlan> = {}) {
  const asked: Asked[] = [];
  const input: SearchRunInput = {
    ...{
      inSample: takeInSample(bars).bars,
      seed: 3,
      population: 20,
      generations: 7,
      plan: completePlan(plan),
      founders: [],
    },
    evaluate: async (phenotypes, scenarios) => {
      asked.push({ ids: phenotypes.map(({ id }) => id), scenarios });
      return phenotypes.map(({ id, genome }) => scoreById(id, genome, scenarios));
    },
    ...change,
  };
  return runSearch(input).then((result) => ({ result, asked }));
}

test('equal input gives an equal search, another seed another', async () => {
  const { result } = await search({}, fullSearch);
  expect((await search({}, fullSearch)).result).toEqual(result);
  expect((await search({ seed: 4 }, fullSearch)).result.archive).not.toEqual(result.archive);
});

test('a shorter search is the beginning of a longer one', async () => {
  const { result: long } = await search({}, fullSearch);
  const { result: short } = await search({ generations: 4 }, fullSearch);
  expect(long.generations.slice(0, 4)).toEqual(short.generations);
});

test('without an adversary each genome is scored once, under the scenarios that every run begins with', async () => {
  const { result, asked } = await search();
  const ids = asked.flatMap((one) => one.ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...result.tried.keys()].sort()).toEqual([...ids].sort());
  for (const { scenarios } of asked) expect(scenarios).toEqual(listFirstScenarios(bars));
  expect(result.arenas).toEqual([{ arena: 0, generation: 0, content: { scenarios: listFirstScenarios(bars) } }]);
});

test('other scenarios can be asked for', async () => {
  const scenarios = standardScenarios.slice(0, 2);
  const { result, asked } = await search({ scenarios });
  for (const one of asked) expect(one.scenarios).toEqual(scenarios);
  expect(result.arenas[0]?.content.scenarios).toEqual(scenarios);
});

test('whenever the adversary moves, whoever lives on is scored anew, and the archive holds nothing of before', async () => {
  const { result, asked } = await search({}, { adversaryEvery: 3, behaviourGrid: true });
  expect(result.arenas.map(({ generation }) => generation)).toEqual([0, 3, 6]);
  expect(result.generations.map(({ state }) => state.arena)).toEqual([0, 0, 0, 1, 1, 1, 2]);
  const { scenarios } = result.arenas[1]!.content;
  const underThem = asked.filter((one) => one.scenarios === scenarios).map(({ ids }) => ids);
  const { survivors, archive, state } = result.generations[2]!;
  const living = [...survivors, ...archive, ...state.grid].map(({ id }) => id);
  expect([...underThem[0]!].sort()).toEqual([...new Set(living)].sort());
  const rounds = asked.filter((one) => one.scenarios.length === adversaryPolicy.population.default);
  expect(rounds.length).toBeGreaterThanOrEqual(2 * adversaryPolicy.rounds.default);
  for (const { evaluation } of result.archive)
    expect(evaluation.stress.map(({ scenario }) => scenario)).toEqual(
      result.arenas[2]!.content.scenarios.map(({ name }) => name),
    );
});

test('founders open the first generation', async () => {
  const own = sampleOffspring(3);
  const { asked } = await search({ founders: own.map(({ genome }) => genome) });
  expect(asked[0]?.ids.slice(0, 3)).toEqual(own.map(({ id }) => id));
});
