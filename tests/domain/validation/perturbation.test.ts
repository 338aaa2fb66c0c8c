import { createRandom } from '../../../src/domain/numerics/random';
import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import type { Genome } from '../../../src/domain/strategy/genome';
import { measurePerturbation, summarisePerturbation } from '../../../src/domain/validation/perturbation';
import { emptyMarkets, plantedEdges } from '../../fixtures/planted-edges';
import { habit, settingOf } from '../../support/candidate-settings';

const range = { from: 0, to: 900 };

function measure(genome: Genome, bars = emptyMarkets[0]!.bars(3, 900), seed = 1) {
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  return measurePerturbation(settingOf(genome), market, { range, random: createRandom(seed), neighbours: 24 });
}

test('an edge of the market is as good a little beside the rule that knows it', () => {
  const edge = plantedEdges.find(({ name }) => name === 'trend')!;
  const summary = summarisePerturbation(measure(edge.knows, edge.bars(2, 900)));
  expect(summary.neighbours).toBe(24);
  expect(summary.positiveShare).toBe(1);
  expect(summary.medianRatio).toBeGreaterThan(0.7);
});

test('a threshold that was fitted to one day has neighbours that know nothing of it', () => {
  // The largest rise of the sample is followed by a gain that only its own threshold picks out.
  const bars = emptyMarkets[0]!.bars(3, 900);
  const rises = [...bars.close].map((price, bar) => (bar === 0 ? 0 : price / bars.close[bar - 1]! - 1));
  const gains = rises.map((rise, bar) => (rise > 0.012 ? (bars.close[bar + 1] ?? 0) / bars.close[bar]! - 1 : -1));
  const best = gains.indexOf(Math.max(...gains));
  const level = rises[best]!;
  const fitted: Genome = {
    schema: 1,
    long: {
      enter: {
        all: [
          { left: 'roc(1)', is: 'above', right: level - 1e-4 },
          { left: 'roc(1)', is: 'below', right: level + 1e-4 },
        ],
      },
    },
    exits: { maxBars: 1 },
    sizing: { kind: 'fixed', fraction: 0.95 },
  };
  const evidence = measure(fitted, bars);
  const { positiveShare, neighbours } = summarisePerturbation(evidence);
  expect(evidence.candidate).toBeGreaterThan(0);
  expect(neighbours).toBe(24);
  expect(positiveShare).toBeLessThan(0.8);
});

test('one seed gives one evidence, and the market keeps no columns of neighbours', () => {
  expect(measure(habit)).toEqual(measure(habit));
  const bars = emptyMarkets[0]!.bars(3, 900);
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  const asked: string[] = [];
  const watched = {
    ...market,
    columns: { bars, column: (ref: string) => (asked.push(ref), market.columns.column(ref)) },
  };
  measurePerturbation(settingOf(habit), watched, { range, random: createRandom(1), neighbours: 5 });
  expect(asked).toEqual([]);
});

test('a rule whose stake alone can move says that these are all its neighbours', () => {
  const mondays: Genome = { ...habit, long: { enter: { left: 'day-of-week', is: 'below', right: 2 } }, exits: {} };
  const evidence = measure({ ...mondays, sizing: { kind: 'fixed', fraction: 0.5 } });
  expect(evidence.exhausted).toBe(true);
  expect(evidence.neighbours).toHaveLength(4);
  expect(measure(habit)).not.toHaveProperty('exhausted');
});

test('a summary counts neighbours without a ratio as not positive', () => {
  const neighbours = Float64Array.of(1, -0.5, 0.5, 2);
  const rest = { medianRatio: 0.5, worst: -0.5 };
  expect(summarisePerturbation({ candidate: 1.5, neighbours, undefinedNeighbours: 0 })).toEqual({
    ...{ neighbours: 4, positiveShare: 0.75 },
    ...rest,
  });
  expect(summarisePerturbation({ candidate: 1.5, neighbours, undefinedNeighbours: 1 })).toEqual({
    ...{ neighbours: 5, positiveShare: 0.6 },
    ...rest,
  });
  expect(summarisePerturbation({ candidate: -1, neighbours, undefinedNeighbours: 0 })).not.toHaveProperty(
    'medianRatio',
  );
  expect(summarisePerturbation({ neighbours: new Float64Array(0), undefinedNeighbours: 0 })).toEqual({ neighbours: 0 });
});
