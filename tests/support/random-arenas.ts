import fc from 'fast-check';
import { markRegimeBars } from '../../src/domain/evolution/adaptability';
import type { Arena } from '../../src/domain/evolution/arena';
import type { Phenotype } from '../../src/domain/evolution/population-evaluation';
import type { TrainingConstraints } from '../../src/domain/evolution/training-constraints';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { costPolicies, costProfiles } from '../../src/domain/microstructure/policy';
import { scaleCosts } from '../../src/domain/microstructure/scaled-costs';
import { createSimulatedMarket } from '../../src/domain/simulation/simulated-market';
import type { Genome } from '../../src/domain/strategy/genome';
import { anyGenome, drawnGenome } from './random-genomes';
import { alterFuture, anyRoughBars } from './rough-bars';

const anyConstraints: fc.Arbitrary<TrainingConstraints> = fc.record({
  maxPosition: fc.constantFrom(0.1, 0.25, 0.95),
  turnoverPerDay: fc.constantFrom(0.01, 0.8, 2.5),
  regimes: fc.subarray(['low', 'medium', 'high'] as const, { minLength: 1 }),
  costScale: fc.constantFrom(0, 0.5, 1, 2),
  maxDrawdown: fc.constantFrom(0.001, 0.1, 1),
});

/** Small arenas of every kind, some with constraints: a history, the same bars in a thin market, other bars, a shorter world, a wild one; an empty and a single bar among them. */
export const anyArena: fc.Arbitrary<Arena> = fc
  .record({
    bars: fc.oneof(
      { weight: 9, arbitrary: anyRoughBars },
      { weight: 1, arbitrary: anyRoughBars.map((bars) => sliceBars(bars, 0, 0)) },
    ),
    costs: fc.constantFrom(...costProfiles),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    depth: fc.constantFrom(0, 0.001, 0.2, 1),
    constraints: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anyConstraints }),
  })
  .map(({ bars, cut, ...kind }) => openArena(bars, { ...kind, cut: Math.floor(cut * bars.close.length) }));

interface ArenaKind {
  readonly costs: (typeof costProfiles)[number];
  readonly cut: number;
  readonly depth: number;
  readonly constraints: TrainingConstraints | undefined;
}

function openArena(bars: Bars, { costs, cut, depth, constraints }: ArenaKind): Arena {
  const market = (name: string, path: Bars, liquidity?: Float64Array) =>
    createSimulatedMarket({ name, bars: path, liquidity });
  const history = market('history', bars);
  const thin = Float64Array.from(bars.close, (_, bar) => (bar % 3 === 0 ? depth : 1));
  return {
    history,
    regimes: markRegimeBars(history),
    stressed: [market('thin', bars, thin), market('other', alterFuture(bars, cut))],
    worlds: [market('short', sliceBars(bars, 0, cut)), market('leaping', leapingBars(bars))],
    costs: scaleCosts(costPolicies[costs], constraints?.costScale ?? 1),
    ...(constraints && { limits: { constraints, daysPerYear: history.periodsPerYear / history.barsPerDay } }),
  };
}

/** Threefold overnight and back, again and again: the ruin of those who are short without a stop. */
function leapingBars(bars: Bars): Bars {
  const leap = (column: Float64Array): Float64Array =>
    column.map((price, bar) => (Math.floor(bar / 25) % 2 === 0 ? price : price * 3));
  return { ...bars, open: leap(bars.open), high: leap(bars.high), low: leap(bars.low), close: leap(bars.close) };
}

/** Short whenever it can be, with all it has and no protection. */
const alwaysShort: Genome = {
  schema: 1,
  short: { enter: { left: 'day-of-week', is: 'above', right: 0 } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
};

const gain = fc.double({ min: 0, max: 2, noNaN: true });

export const anyPhenotype: fc.Arbitrary<Phenotype> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: drawnGenome },
      { weight: 2, arbitrary: anyGenome },
      { weight: 1, arbitrary: fc.constant(alwaysShort) },
    ),
    fc.option(fc.tuple(gain, gain, gain, gain), { nil: undefined }),
  )
  .map(([genome, gains]) => (gains ? { genome, gains } : { genome }));
