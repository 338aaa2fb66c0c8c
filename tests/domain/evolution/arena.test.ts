import {
  buildArena,
  createArena,
  listFirstScenarios,
  listScenariosIn,
  specifyArena,
  takeInSample,
  type ArenaSpec,
} from '../../../src/domain/evolution/arena';
import { requireHoldOut } from '../../../src/domain/evolution/hold-out';
import { completePlan } from '../../../src/domain/evolution/search-plan';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { scaleCosts } from '../../../src/domain/microstructure/scaled-costs';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { alterFuture, roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 4, length: 500 });
const { inSample, outOfSample } = requireHoldOut(500);
const settings: ArenaSpec = {
  ...{ seed: 9, costs: 'default', scenarios: standardScenarios, worlds: { bootstrap: 2, garch: 1 } },
};

test('it holds the in-sample bars, each scenario over them under its name, and as many worlds as asked for', () => {
  const { history, stressed, worlds, costs, regimes } = createArena(bars, settings);
  expect(history.path.bars.close).toEqual(bars.close.subarray(0, inSample.to));
  expect(stressed.map(({ path }) => path.name)).toEqual(standardScenarios.map(({ name }) => name));
  for (const { path } of stressed) expect(path.bars.close).toHaveLength(inSample.to);
  expect(worlds).toHaveLength(3);
  for (const { path } of worlds) expect(path.bars.close).toHaveLength(inSample.to);
  expect(costs.name).toBe('default');
  expect(regimes.regime).toBe(history.volatilityRegime);
});

test('nothing in it knows the hold-out', () => {
  const [before, after] = [bars, alterFuture(bars, outOfSample.from)].map((one) => createArena(one, settings));
  const paths = (arena: typeof before) =>
    [arena?.history, ...(arena?.stressed ?? []), ...(arena?.worlds ?? [])].map((market) => market?.path);
  expect(paths(after)).toEqual(paths(before));
});

test.each(['stressed', 'worlds'] as const)('%s paths follow the seed of the run', (kind) => {
  const prices = (seed: number) =>
    createArena(bars, { ...settings, seed })[kind].map(({ path }) => [...path.bars.close]);
  expect(prices(9)).toEqual(prices(9));
  expect(prices(10)).not.toEqual(prices(9));
});

test('too little history is refused', () => {
  expect(() => createArena(roughBars({ seed: 4, length: 200 }), settings)).toThrow(
    expect.objectContaining({ code: 'evolution.data-too-short' }),
  );
});

test('the arena of a run has the seed, costs and worlds of its settings, and the scenarios of the generation', () => {
  const search = completePlan({ bootstrapWorlds: 3, garchWorlds: 2 });
  const run = { seed: 5, costs: 'none', search, population: 9 } as const;
  expect(specifyArena(run, standardScenarios.slice(1))).toEqual({
    ...{ seed: 5, costs: 'none', scenarios: standardScenarios.slice(1), worlds: { bootstrap: 3, garch: 2 } },
  });
});

test('every run starts under the standard scenarios and the crises of its own in-sample bars', () => {
  const first = listFirstScenarios(bars);
  expect(first.slice(0, standardScenarios.length)).toEqual(standardScenarios);
  expect(new Set(first.map(({ name }) => name)).size).toBe(first.length);
  expect(listFirstScenarios(alterFuture(bars, outOfSample.from))).toEqual(first);
});

test('the path that all others are made of ends before the hold-out', () => {
  const path = takeInSample(bars);
  expect(path.name).toBe('history');
  expect(path.bars.close).toEqual(bars.close.subarray(inSample.from, inSample.to));
});

test('constraints of training scale its costs and are the limits of its history; without them it has none', () => {
  const constraints = { maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low'] as const, costScale: 2 };
  const training = { constraints };
  const run = { seed: 5, costs: 'default', search: completePlan(), training } as const;
  const spec = specifyArena(run, []);
  expect(spec.constraints).toBe(constraints);
  const { costs, limits } = createArena(bars, spec);
  expect(costs).toEqual(scaleCosts(costPolicies.default, 2));
  expect(limits).toEqual({ constraints, daysPerYear: 252 });
  expect(createArena(bars, { ...settings, scenarios: [] })).not.toHaveProperty('limits');
});

test('a history that is used whole is not cut', () => {
  const path = { name: 'history', bars, liquidity: undefined };
  const { history, stressed } = buildArena(path, { ...settings, scenarios: listScenariosIn(bars) });
  expect(history.path.bars.close).toHaveLength(500);
  for (const market of stressed) expect(market.path.bars.close).toHaveLength(500);
});
