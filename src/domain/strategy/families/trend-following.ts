import { above, below, byVolatility, type KnownRules } from './known-strategy';

/** What has risen goes on rising: trends outlast the news that began them, because money moves slowly. */
export const trendFollowing: readonly KnownRules[] = [
  {
    name: 'above the 200-bar average',
    source: 'Brock, Lakonishok & LeBaron 1992; Faber 2007 (ten months of days)',
    bars: 'any',
    long: { enter: above('close', 'sma(200)'), exit: below('close', 'sma(200)') },
  },
  {
    name: 'golden cross',
    source: 'Brock, Lakonishok & LeBaron 1992 (variable-length averages)',
    bars: 'any',
    long: { enter: above('sma(50)', 'sma(200)'), exit: below('sma(50)', 'sma(200)') },
  },
  {
    name: 'crossing averages on both sides',
    source: 'Brock, Lakonishok & LeBaron 1992, rule (5, 150)',
    bars: 'any',
    long: { enter: above('sma(5)', 'sma(150)') },
    short: { enter: below('sma(5)', 'sma(150)') },
  },
  {
    name: 'Turtle system 1',
    source:
      'Faith 2007: 20-bar entry, 10-bar exit, stop of 2 average true ranges (14 bars here, 20 there; no pyramids)',
    bars: 'any',
    long: { enter: above('close', 'highest(20)'), exit: below('close', 'lowest(10)') },
    short: { enter: below('close', 'lowest(20)'), exit: above('close', 'highest(10)') },
    exits: { stopAtr: 2 },
    sizing: byVolatility(0.2),
  },
  {
    name: 'Turtle system 2',
    source:
      'Faith 2007: 55-bar entry, 20-bar exit, stop of 2 average true ranges (14 bars here, 20 there; no pyramids)',
    bars: 'any',
    long: { enter: above('close', 'highest(55)'), exit: below('close', 'lowest(20)') },
    short: { enter: below('close', 'lowest(55)'), exit: above('close', 'highest(20)') },
    exits: { stopAtr: 2 },
    sizing: byVolatility(0.2),
  },
  {
    name: 'twelve-month momentum',
    source:
      'Moskowitz, Ooi & Pedersen 2012: sign of the last 12 months, 40 % volatility (judged each bar, not each month)',
    bars: 'daily',
    long: { enter: above('roc(252)', 0), exit: below('roc(252)', 0) },
    short: { enter: below('roc(252)', 0), exit: above('roc(252)', 0) },
    sizing: byVolatility(0.4),
  },
  {
    name: 'twelve-month momentum, long only',
    source: 'Moskowitz, Ooi & Pedersen 2012, the long side',
    bars: 'daily',
    long: { enter: above('roc(252)', 0), exit: below('roc(252)', 0) },
  },
  {
    name: 'MACD above its signal',
    source: 'Appel 2005',
    bars: 'any',
    long: { enter: above('macd-histogram(12,26,9)', 0), exit: below('macd-histogram(12,26,9)', 0) },
  },
  {
    name: 'strong trend only',
    source: 'Wilder 1978: directional index above 25',
    bars: 'any',
    long: { enter: { all: [above('adx(14)', 25), above('close', 'sma(50)')] }, exit: below('close', 'sma(50)') },
  },
  {
    name: 'trend with rising volume',
    source: 'Granville 1963',
    bars: 'any',
    long: { enter: { all: [above('obv-slope(20)', 0), above('close', 'sma(50)')] }, exit: below('close', 'sma(50)') },
  },
];
