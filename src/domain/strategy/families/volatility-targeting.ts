import { above, below, byVolatility, type KnownRules } from './known-strategy';

/**
 * Volatility is foreseeable and returns hardly are: holding less when it is high costs little return. A position is sized at its entry, so
 * `maxBars: 20` sells and buys again about once a month, which sizes it afresh; `high` above `low` holds on every bar that traded.
 */
export const volatilityTargeting: readonly KnownRules[] = [
  {
    name: 'held at 10 % volatility',
    source: 'Moreira & Muir 2017 (sized each month)',
    bars: 'any',
    long: { enter: above('high', 'low') },
    exits: { maxBars: 20 },
    sizing: byVolatility(0.1),
  },
  {
    name: 'held at 15 % volatility',
    source: 'Moreira & Muir 2017 (sized each month)',
    bars: 'any',
    long: { enter: above('high', 'low') },
    exits: { maxBars: 20 },
    sizing: byVolatility(0.15),
  },
  {
    name: 'held while the market is calm',
    source: 'Fleming, Kirby & Ostdiek 2001 (volatility timing)',
    bars: 'any',
    long: { enter: below('realised-volatility(20)', 0.2), exit: above('realised-volatility(20)', 0.25) },
  },
  {
    name: 'uptrend at 15 % volatility',
    source: 'Moreira & Muir 2017 with the 200-bar filter of Brock, Lakonishok & LeBaron 1992',
    bars: 'any',
    long: { enter: above('close', 'sma(200)'), exit: below('close', 'sma(200)') },
    exits: { maxBars: 20 },
    sizing: byVolatility(0.15),
  },
];
