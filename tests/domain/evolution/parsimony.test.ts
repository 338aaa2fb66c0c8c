import fc from 'fast-check';
import { countRules } from '../../../src/domain/evolution/parsimony';
import { canonicalGenome } from '../../../src/domain/strategy/canonical-genome';
import type { Condition, Genome } from '../../../src/domain/strategy/genome';
import { conditionsOf, rulesOf } from '../../../src/domain/strategy/rule-walk';
import { anyGenome } from '../../support/random-genomes';

const trend: Condition = { left: 'close', is: 'above', right: 'sma(200)' };
const dip: Condition = { left: 'rsi(2)', is: 'below', right: 10 };
const sizing = { kind: 'fixed', fraction: 0.5 } as const;

test.each<[number, Partial<Genome>]>([
  [1, { long: { enter: trend } }],
  [2, { long: { enter: { not: trend } } }],
  [2, { long: { enter: trend, exit: dip } }],
  [3, { long: { enter: { all: [trend, dip] } } }],
  [7, { long: { enter: { any: [trend, { all: [dip, { not: trend }] }] }, exit: dip } }],
  [4, { short: { enter: trend }, long: { enter: dip }, exits: { stopAtr: 2, maxBars: 5 } }],
])('%i: %j', (count, parts) => expect(countRules({ schema: 1, exits: {}, sizing, ...parts })).toBe(count));

test('the canonical form never costs more, and no condition is free', () =>
  fc.assert(
    fc.property(anyGenome, (genome) => {
      expect(countRules(canonicalGenome(genome))).toBeLessThanOrEqual(countRules(genome));
      expect(countRules(genome)).toBeGreaterThanOrEqual(rulesOf(genome).flatMap(conditionsOf).length);
    }),
  ));
