import fc from 'fast-check';
import { findFounderProblems } from '../../../src/domain/strategy/founder-problems';
import type { Genome, Rule } from '../../../src/domain/strategy/genome';
import { strategyFamilies } from '../../../src/domain/strategy/strategy-families';
import { drawnGenome } from '../../support/random-genomes';

const rule: Rule = { left: 'close', is: 'above', right: 'open' };
const entering = (enter: Rule): Genome => ({
  ...{ schema: 1, long: { enter }, exits: {} },
  sizing: { kind: 'fixed', fraction: 0.5 },
});

test('whatever evolution draws may found a population, and so may every known strategy', () => {
  fc.assert(fc.property(drawnGenome, (genome) => expect(findFounderProblems(genome, { hasVolume: true })).toEqual([])));
  for (const { genome } of strategyFamilies.flatMap(({ strategies }) => strategies))
    expect(findFounderProblems(genome, { hasVolume: true })).toEqual([]);
});

test('a rule larger than evolution keeps to is named with its size', () => {
  const wide: Rule = { all: [1, 2, 3, 4, 5].map((period) => ({ left: `rsi(${period + 1})`, is: 'below', right: 30 })) };
  expect(findFounderProblems(entering(wide), { hasVolume: true })).toEqual([
    { path: 'long.enter', found: '5 conditions', expected: 'at most 4 in a rule that evolves' },
  ]);
  const deep: Rule = { not: { all: [rule, { not: { any: [rule, rule] } }] } };
  const { long, ...rest } = entering(rule);
  expect(
    findFounderProblems({ ...rest, ...(long && { short: { ...long, exit: deep } }) }, { hasVolume: true }),
  ).toEqual([{ path: 'short.exit', found: 'nesting of 5', expected: 'at most 3 levels in a rule that evolves' }]);
});

test('volume is asked for only where the data has it', () => {
  const loud = entering({ left: 'volume-ratio(20)', is: 'above', right: 2 });
  expect(findFounderProblems(loud, { hasVolume: true })).toEqual([]);
  expect(findFounderProblems(loud, { hasVolume: false })).toMatchObject([{ found: 'volume-ratio(20)' }]);
});

test('problems of its own come first and alone', () => {
  const wrong = { ...entering(rule), exits: { stopAtr: 0 } };
  expect(findFounderProblems(wrong, { hasVolume: false })).toMatchObject([{ path: 'exits.stopAtr' }]);
});
