import { above, below, type KnownRules } from './known-strategy';

/** Quiet markets store energy: a price beyond all recent ones says that something has changed. */
export const breakout: readonly KnownRules[] = [
  {
    name: 'four-week rule',
    source: 'Donchian 1960: always in the market, on the side of the last 20-day extreme',
    bars: 'any',
    long: { enter: above('close', 'highest(20)') },
    short: { enter: below('close', 'lowest(20)') },
  },
  {
    name: 'channel, long only',
    source: 'Donchian 1960, the long side with an exit at half the channel',
    bars: 'any',
    long: { enter: above('close', 'highest(20)'), exit: below('close', 'lowest(10)') },
  },
  {
    name: 'highest price of a year',
    source: 'George & Hwang 2004; stop trailing by 3 average true ranges, Le Beau & Lucas 1992',
    bars: 'daily',
    long: { enter: above('close', 'highest(252)') },
    exits: { trailAtr: 3 },
  },
  {
    name: 'Bollinger squeeze',
    source: 'Bollinger 2001: above the upper band while the bands are narrow',
    bars: 'daily',
    long: {
      enter: { all: [below('bollinger-width(20)', 0.1), above('close', 'bollinger-upper(20,2)')] },
      exit: below('close', 'sma(20)'),
    },
  },
  {
    name: 'contraction, then expansion',
    source: 'Crabel 1990: a new high after volatility has shrunk',
    bars: 'any',
    long: {
      enter: { all: [below('volatility-ratio(10,60)', 0.8), above('close', 'highest(20)')] },
      exit: below('close', 'lowest(10)'),
    },
    exits: { stopAtr: 2 },
  },
  {
    name: 'new high on high volume',
    source: "O'Neil 1988: volume half above its average",
    bars: 'any',
    long: {
      enter: { all: [above('close', 'highest(50)'), above('volume-ratio(50)', 1.5)] },
      exit: below('close', 'sma(50)'),
    },
  },
];
