import { featureRegistry } from '../../../src/domain/strategy/feature-registry';
import { formatFeatureRef } from '../../../src/domain/strategy/feature-ref';
import type { Condition, Rule } from '../../../src/domain/strategy/genome';
import { describeFeature, describeGenome, describeRule } from '../../../src/domain/strategy/sentences';

const trend: Condition = { left: 'close', is: 'above', right: 'sma(200)' };
const dip: Condition = { left: 'rsi(14)', is: 'below', right: 30 };
const calm: Condition = { left: 'realised-volatility(20)', is: 'below', right: 0.2 };

test('a whole genome, as a trader would say it', () => {
  expect(
    describeGenome({
      schema: 1,
      long: { enter: { all: [trend, { any: [dip, calm] }] }, exit: { not: trend } },
      short: { enter: { not: { any: [trend, calm] } }, exit: dip },
      exits: { stopAtr: 2.5, trailAtr: 3, targetAtr: 6, maxBars: 1 },
      sizing: { kind: 'volatility', annualVolatility: 0.15, maxFraction: 0.955 },
    }),
  ).toEqual([
    'Buy when the close is above the 200-bar average and (the 14-bar RSI is below 30 or the annual volatility of the last 20 bars is below 0.2).',
    'Sell when the close is not above the 200-bar average.',
    'Sell short when it is not so that (the close is above the 200-bar average or the annual volatility of the last 20 bars is below 0.2).',
    'Cover when the 14-bar RSI is below 30.',
    'Protect each trade by a stop 2.5 average true ranges away, a stop trailing the best price by 3 average true ranges, a target 6 average true ranges away, an end after 1 bar.',
    'Size each trade for 15 % annual volatility, at most 95.5 % of equity.',
  ]);
});

test('what a genome does not do is said where a reader would miss it', () => {
  expect(
    describeGenome({
      schema: 1,
      short: { enter: dip },
      exits: { maxBars: 5 },
      sizing: { kind: 'fixed', fraction: 0.25 },
    }),
  ).toEqual([
    'Sell short when the 14-bar RSI is below 30.',
    'Protect each trade by an end after 5 bars.',
    'Put 25 % of equity into each trade.',
  ]);
  expect(
    describeGenome({ schema: 1, long: { enter: dip }, exits: {}, sizing: { kind: 'fixed', fraction: 1 } }),
  ).toEqual(['Buy when the 14-bar RSI is below 30.', 'No protective exit.', 'Put 100 % of equity into each trade.']);
});

test('a negated condition beside another cannot be read as the negation of both', () => {
  const one: Rule = { all: [{ not: trend }, dip] };
  const both: Rule = { not: { all: [trend, dip] } };
  expect(describeRule(one)).toBe('the close is not above the 200-bar average and the 14-bar RSI is below 30');
  expect(describeRule(both)).toBe(
    'it is not so that (the close is above the 200-bar average and the 14-bar RSI is below 30)',
  );
  expect(describeRule({ all: [{ not: { not: trend } }, dip] })).toBe(
    'it is not so that (the close is not above the 200-bar average) and the 14-bar RSI is below 30',
  );
});

test('the words of every feature name all of its parameters', () => {
  for (const { name, parameters } of featureRegistry) {
    const values = parameters.map(({ min }, index) => min + index);
    const words = describeFeature(formatFeatureRef(name, values));
    expect(words).not.toMatch(/[{}]|undefined/);
    for (const value of values) expect(words).toContain(`${value}`);
  }
});
