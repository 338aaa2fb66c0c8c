import { above, below, type KnownRules } from './known-strategy';

/** What fell fast comes back: whoever must sell at once pays those who take the other side. */
export const meanReversion: readonly KnownRules[] = [
  {
    name: 'RSI(2) dip in an uptrend',
    source: 'Connors & Alvarez 2009: RSI(2) below 10 above the 200-bar average, out above the 5-bar average',
    bars: 'any',
    long: { enter: { all: [above('close', 'sma(200)'), below('rsi(2)', 10)] }, exit: above('close', 'sma(5)') },
  },
  {
    name: 'RSI(2) on both sides',
    source: 'Connors & Alvarez 2009: long below 5 above the 200-bar average, short above 95 below it',
    bars: 'any',
    long: { enter: { all: [above('close', 'sma(200)'), below('rsi(2)', 5)] }, exit: above('close', 'sma(5)') },
    short: { enter: { all: [below('close', 'sma(200)'), above('rsi(2)', 95)] }, exit: below('close', 'sma(5)') },
  },
  {
    name: 'RSI(14) from 30 to 70',
    source: 'Wilder 1978',
    bars: 'any',
    long: { enter: below('rsi(14)', 30), exit: above('rsi(14)', 70) },
  },
  {
    name: 'below the lower Bollinger band',
    source: 'Bollinger 2001: 20 bars, 2 deviations, back to the middle',
    bars: 'any',
    long: { enter: below('close', 'bollinger-lower(20,2)'), exit: above('close', 'sma(20)') },
  },
  {
    name: 'between the Bollinger bands',
    source: 'Bollinger 2001: 20 bars, 2 deviations, both sides',
    bars: 'any',
    long: { enter: below('close', 'bollinger-lower(20,2)'), exit: above('close', 'sma(20)') },
    short: { enter: above('close', 'bollinger-upper(20,2)'), exit: below('close', 'sma(20)') },
  },
  {
    name: 'Bollinger dip in an uptrend',
    source: 'Bollinger 2001 with the 200-bar filter of Connors & Alvarez 2009',
    bars: 'any',
    long: {
      enter: { all: [above('close', 'sma(200)'), below('bollinger-position(20)', -2)] },
      exit: above('bollinger-position(20)', 0),
    },
  },
  {
    name: 'stochastic from 20 to 80',
    source: 'Lane 1984',
    bars: 'any',
    long: { enter: below('stochastic(14)', 20), exit: above('stochastic(14)', 80) },
  },
  {
    name: 'money flow from 20 to 80',
    source: 'Quong & Soudack 1989',
    bars: 'any',
    long: { enter: below('money-flow(14)', 20), exit: above('money-flow(14)', 80) },
  },
];
