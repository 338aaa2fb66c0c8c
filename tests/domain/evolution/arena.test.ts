import { createArena } from '../../../src/domain/evolution/arena';
import { requireHoldOut } from '../../../src/domain/evolution/hold-out';
import { stressScenarios } from '../../../src/domain/stress/stress-scenarios';
import { alterFuture, roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 4, length: 500 });
const { inSample, outOfSample } = requireHoldOut(500);
const settings = { seed: 9, costs: 'default' } as const;

test('it holds the in-sample bars and each scenario over them, under its name', () => {
  const { history, stressed, costs, regimes } = createArena(bars, settings);
  expect(history.path.bars.close).toEqual(bars.close.subarray(0, inSample.to));
  expect(stressed.map(({ path }) => path.name)).toEqual(stressScenarios.map(({ name }) => name));
  for (const { path } of stressed) expect(path.bars.close).toHaveLength(inSample.to);
  expect(costs.name).toBe('default');
  expect(regimes.regime).toBe(history.volatilityRegime);
});

test('nothing in it knows the hold-out', () => {
  const [before, after] = [bars, alterFuture(bars, outOfSample.from)].map((one) => createArena(one, settings));
  const paths = (arena: typeof before) => [arena?.history, ...(arena?.stressed ?? [])].map((market) => market?.path);
  expect(paths(after)).toEqual(paths(before));
});

test('scenarios follow the seed of the run', () => {
  const prices = (seed: number) =>
    createArena(bars, { ...settings, seed }).stressed.map(({ path }) => [...path.bars.close]);
  expect(prices(9)).toEqual(prices(9));
  expect(prices(10)).not.toEqual(prices(9));
});

test('too little history is refused', () => {
  expect(() => createArena(roughBars({ seed: 4, length: 200 }), settings)).toThrow(
    expect.objectContaining({ code: 'evolution.data-too-short' }),
  );
});
