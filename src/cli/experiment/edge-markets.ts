import type { Bars } from '../../domain/market/bars';
import { deriveSeed } from '../../domain/numerics/derived-seed';
import { createRandom } from '../../domain/numerics/random';
import type { Genome, Rule } from '../../domain/strategy/genome';
import { growMarket, weekdayAfter, type MarketLaw } from './made-up-market';

export const edgeKinds = ['momentum', 'reversal', 'calendar'] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/** Something to be found, and the rule that knows it. */
interface Edge {
  readonly knows: Genome;
  /** Share of the days on which it expects something: the fewer, the more it has to expect of them. */
  readonly days: number;
  /** What trading it costs a day with the default costs, in standard deviations of a day: strengths are after costs. */
  readonly costs: number;
  /** 1, -1 or a part of it: how much of the edge is expected next. */
  direction(past: Parameters<NonNullable<MarketLaw['drift']>>[0]): number;
}

const tradingDays = 252;

const bothWays = (up: Rule, down: Rule): Genome => ({
  schema: 1,
  long: { enter: up, exit: down },
  short: { enter: down, exit: up },
  exits: {},
  sizing: { kind: 'fixed', fraction: 0.95 },
});

const edges: Readonly<Record<EdgeKind, Edge>> = {
  // Tomorrow follows today.
  momentum: {
    knows: bothWays({ left: 'roc(1)', is: 'above', right: 0 }, { left: 'roc(1)', is: 'below', right: 0 }),
    days: 1,
    costs: 0.023,
    direction: ({ closes }) => (closes[0]! > closes[1]! ? 1 : -1),
  },
  // What stands above its average of a week falls, what stands below it rises.
  reversal: {
    knows: bothWays({ left: 'close', is: 'below', right: 'sma(5)' }, { left: 'close', is: 'above', right: 'sma(5)' }),
    days: 1,
    costs: 0.016,
    direction: ({ closes }) => (closes[0]! < mean(closes.slice(0, 5)) ? 1 : -1),
  },
  // Decided on a Monday, held through Tuesday: the only day that rises, and all others give it back.
  calendar: {
    knows: {
      schema: 1,
      long: {
        enter: { left: 'day-of-week', is: 'below', right: 2 },
        exit: { left: 'day-of-week', is: 'above', right: 1 },
      },
      exits: {},
      sizing: { kind: 'fixed', fraction: 0.95 },
    },
    days: 0.2,
    costs: 0.02,
    direction: ({ time }) => (weekdayAfter(time) === 2 ? 1 : -0.25),
  },
};

/** The rule that knows the edge. */
export function knowingRule(kind: EdgeKind): Genome {
  return edges[kind].knows;
}

/** A market in which that rule has about the annual Sharpe ratio `strength` after costs, for an account too small to move it. */
export function plantEdge(
  kind: EdgeKind,
  { seed, bars, strength }: { seed: number; bars: number; strength: number },
): Bars {
  const { days, costs, direction } = edges[kind];
  const size = (strength / Math.sqrt(tradingDays) + costs) / Math.sqrt(days);
  const law = {
    instrument: `EDGE-${kind}-${strength}-${bars}-${seed}`,
    drift: (past: Parameters<typeof direction>[0]) => size * direction(past),
  };
  return growMarket(law, bars, createRandom(deriveSeed(seed, 'edge', kind, strength, bars)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
