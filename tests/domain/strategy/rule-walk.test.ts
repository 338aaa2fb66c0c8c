import type { Condition, Genome } from '../../../src/domain/strategy/genome';
import { conditionsOf, featuresOf, rulesOf } from '../../../src/domain/strategy/rule-walk';

const a: Condition = { left: 'close', is: 'above', right: 'sma(50)' };
const b: Condition = { left: 'rsi(14)', is: 'below', right: 30 };
const c: Condition = { left: 'close', is: 'above', right: 'ema(20)' };

const genome: Genome = {
  schema: 1,
  long: { enter: { all: [a, { any: [b, { not: c }] }] }, exit: c },
  short: { enter: b },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
};

test('conditions come from left to right, however deep', () => {
  expect(conditionsOf({ not: { all: [a, { any: [b, { not: c }] }, a] } })).toEqual([a, b, c, a]);
});

test('rules come in a fixed order, the absent left out', () => {
  expect(rulesOf(genome)).toEqual([genome.long?.enter, c, b]);
});

test('features are named once each, sorted', () => {
  expect(featuresOf(genome)).toEqual(['close', 'ema(20)', 'rsi(14)', 'sma(50)']);
});
