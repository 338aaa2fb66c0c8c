import { above, below, byVolatility, type KnownRules } from './known-strategy';

/**
 * Whoever provides liquidity in a storm is paid for it, and a constant share of a moving price sells high and buys low. All of these lose
 * where a fall goes on: hence the stops and the small stakes. Not among the founders of evolution, whose runs are recorded.
 */
export const volatilityHarvesting: readonly KnownRules[] = [
  {
    name: 'fall faded in a storm',
    source: 'Nagel 2012: reversals pay when volatility is high; out at the 20-bar average or after two weeks',
    bars: 'any',
    long: {
      enter: { all: [above('volatility-ratio(10,60)', 1.3), below('bollinger-position(20)', -2)] },
      exit: above('bollinger-position(20)', 0),
    },
    exits: { stopAtr: 4, maxBars: 10 },
    sizing: byVolatility(0.15),
  },
  {
    name: 'extremes faded on both sides in a storm',
    source: 'Nagel 2012; Lehmann 1990 (both sides)',
    bars: 'any',
    long: {
      enter: { all: [above('volatility-ratio(10,60)', 1.3), below('bollinger-position(20)', -2)] },
      exit: above('bollinger-position(20)', 0),
    },
    short: {
      enter: { all: [above('volatility-ratio(10,60)', 1.3), above('bollinger-position(20)', 2)] },
      exit: below('bollinger-position(20)', 0),
    },
    exits: { stopAtr: 4, maxBars: 10 },
    sizing: byVolatility(0.15),
  },
  {
    name: 'half in the market, rebalanced',
    source: 'Perold & Sharpe 1988 (constant mix); Fernholz & Shay 1982 (growth from rebalancing); once a month',
    bars: 'any',
    long: { enter: above('high', 'low') },
    exits: { maxBars: 20 },
    sizing: { kind: 'fixed', fraction: 0.5 },
  },
  {
    name: 'rebalanced after the storm',
    source: 'Whaley 2009: volatility that was high and falls again; constant mix of Perold & Sharpe 1988',
    bars: 'any',
    long: {
      enter: { all: [above('realised-volatility(60)', 0.2), below('volatility-ratio(10,60)', 0.8)] },
      exit: above('volatility-ratio(10,60)', 1.3),
    },
    exits: { maxBars: 20 },
    sizing: { kind: 'fixed', fraction: 0.5 },
  },
];
