import fc from 'fast-check';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { mutateGenome } from '../../../src/domain/evolution/mutation';
import { drawOperator, mutationKinds, plainMutation } from '../../../src/domain/evolution/operator-table';
import { canonicalJson, type Json } from '../../../src/domain/numerics/canonical-json';
import { createRandom, type Random } from '../../../src/domain/numerics/random';
import { computeStrategySignals } from '../../../src/domain/simulation/strategy-signals';
import { canonicalGenome, canonicalRule, genomeId, genomeText } from '../../../src/domain/strategy/canonical-genome';
import { createFeatureColumns } from '../../../src/domain/strategy/feature-columns';
import type { Condition, Genome, Rule } from '../../../src/domain/strategy/genome';
import { anyGenome, drawnGenome } from '../../support/random-genomes';
import { roughBars } from '../../support/rough-bars';

const trend: Condition = { left: 'close', is: 'above', right: 'sma(50)' };
const dip: Condition = { left: 'rsi(14)', is: 'below', right: 30 };
const month: Condition = { left: 'month', is: 'above', right: 6 };

test.each<[string, Rule, Rule]>([
  [
    'a comparison of features says above',
    { left: 'close', is: 'below', right: 'sma(50)' },
    { left: 'sma(50)', is: 'above', right: 'close' },
  ],
  ['a comparison with a constant keeps its side', dip, dip],
  ['a list of one is its part', { all: [{ any: [trend] }] }, trend],
  ['two negations are none', { not: { not: trend } }, trend],
  ['three negations are one', { not: { not: { not: trend } } }, { not: trend }],
  ['a part listed twice counts once', { any: [trend, dip, trend] }, { any: [trend, dip] }],
  ['lists of one kind are flat', { all: [{ all: [trend, dip] }, { all: [month] }] }, { all: [trend, month, dip] }],
  [
    'lists that become one kind are flat',
    { all: [{ not: { not: { all: [trend, dip] } } }, month] },
    { all: [trend, month, dip] },
  ],
  ['a list of another kind stays', { all: [{ any: [dip, trend] }, month] }, { all: [{ any: [trend, dip] }, month] }],
  [
    'one spelling of parameters',
    { left: 'sma( 050.0 )', is: 'above', right: ' close' },
    { left: 'sma(50)', is: 'above', right: 'close' },
  ],
  ['one spelling of zero', { left: 'roc(22)', is: 'above', right: -0 }, { left: 'roc(22)', is: 'above', right: 0 }],
])('%s', (_, rule, canonical) => {
  expect(canonicalRule(rule)).toStrictEqual(canonical);
});

test('the canonical form is its own', () => {
  fc.assert(
    fc.property(anyGenome, (genome) => {
      const canonical = canonicalGenome(genome);
      expect(canonicalGenome(canonical)).toStrictEqual(canonical);
    }),
    { numRuns: 300 },
  );
});

/** The same meaning in other words. */
function reword(rule: Rule, dice: Random): Rule {
  const words = rewordOnce(rule, dice);
  const choice = dice.integer(5);
  if (choice === 0) return { not: { not: words } };
  if (choice === 1) return { all: [words] };
  return choice === 2 ? { any: [words, words] } : words;
}

function rewordOnce(rule: Rule, dice: Random): Rule {
  if ('not' in rule) return { not: reword(rule.not, dice) };
  if ('all' in rule) return { all: regroup(rule.all, (all) => ({ all }), dice) };
  if ('any' in rule) return { any: regroup(rule.any, (any) => ({ any }), dice) };
  const { left, is, right } = rule;
  const spelled = left.replace(/\((\d)/, '( 0$1').replace(/(\(\s*\d+)\)/, '$1.0 )');
  if (typeof right === 'number') return { left: spelled, is, right };
  return { left: right, is: is === 'above' ? 'below' : 'above', right: spelled };
}

function regroup(parts: readonly Rule[], join: (parts: Rule[]) => Rule, dice: Random): Rule[] {
  const words = parts.map((part) => reword(part, dice));
  const turn = dice.integer(words.length);
  const turned = [...words.slice(turn), ...words.slice(0, turn), words[0]!];
  return dice.uniform() < 0.5 ? turned : [join(turned.slice(0, 1)), join(turned)];
}

test('permuting, nesting, repeating, negating twice, swapping sides and respelling change no id', () => {
  fc.assert(
    fc.property(anyGenome, fc.nat(), (genome, seed) => {
      const dice = createRandom(seed);
      const sideOf = (side: Genome['long']) =>
        side && { enter: reword(side.enter, dice), ...(side.exit && { exit: reword(side.exit, dice) }) };
      const [long, short] = [sideOf(genome.long), sideOf(genome.short)];
      const other: Genome = {
        sizing: genome.sizing,
        exits: genome.exits,
        ...(short && { short }),
        ...(long && { long }),
        schema: 1,
      };
      expect(genomeId(canonicalGenome(other))).toBe(genomeId(canonicalGenome(genome)));
    }),
    { numRuns: 300 },
  );
});

const bars = roughBars({ length: 400, seed: 5, still: 0.02, gaps: 0.02 });
const columns = createFeatureColumns(bars);
const pool = createGenePool({ hasVolume: true });

function mutate(genome: Genome, random: Random): Genome {
  return mutateGenome(drawOperator(mutationKinds, plainMutation, random), genome, { pool, random, length: 1 }).genome;
}

test('the canonical genome holds at exactly the same bars', () => {
  let held = 0;
  fc.assert(
    fc.property(anyGenome, (genome) => {
      const canonical = canonicalGenome(genome);
      const signals = computeStrategySignals(genome, columns);
      // A side that can never be entered is gone with its exit rule, which asked for nothing.
      const kept = {
        ...signals,
        ...(!canonical.long && { longExit: signals.longEnter }),
        ...(!canonical.short && { shortExit: signals.shortEnter }),
      };
      expect(computeStrategySignals(canonical, columns)).toEqual(kept);
      held += signals.longEnter.includes(1) || signals.shortEnter.includes(1) ? 1 : 0;
    }),
    { numRuns: 200 },
  );
  expect(held).toBeGreaterThan(50);
});

test('a neighbour that holds at other bars has another id', () => {
  let different = 0;
  fc.assert(
    fc.property(drawnGenome, fc.nat(), (genome, seed) => {
      const neighbour = mutate(genome, createRandom(seed));
      const signals = [genome, neighbour].map((one) => computeStrategySignals(one, columns));
      if (JSON.stringify(signals[0]) === JSON.stringify(signals[1])) return;
      different++;
      expect(genomeId(canonicalGenome(neighbour))).not.toBe(genomeId(canonicalGenome(genome)));
    }),
  );
  expect(different).toBeGreaterThan(20);
});

const plain: Genome = { schema: 1, long: { enter: trend }, exits: {}, sizing: { kind: 'fixed', fraction: 0.5 } };

test('whatever else a genome says is part of its id', () => {
  const others: Genome[] = [
    plain,
    { ...plain, long: { enter: { not: trend } } },
    { ...plain, long: { enter: { ...trend, right: 'sma(51)' } } },
    { ...plain, long: { enter: dip } },
    { ...plain, long: { enter: { ...dip, is: 'above' } } },
    { ...plain, long: { enter: { ...dip, right: 31 } } },
    { ...plain, long: { enter: { all: [trend, dip] } } },
    { ...plain, long: { enter: { any: [trend, dip] } } },
    { ...plain, long: { enter: trend, exit: dip } },
    { ...plain, short: { enter: dip } },
    { schema: 1, short: { enter: trend }, exits: plain.exits, sizing: plain.sizing },
    { ...plain, exits: { stopAtr: 2 } },
    { ...plain, exits: { trailAtr: 2 } },
    { ...plain, exits: { targetAtr: 2 } },
    { ...plain, exits: { maxBars: 2 } },
    { ...plain, sizing: { kind: 'fixed', fraction: 0.6 } },
    { ...plain, sizing: { kind: 'volatility', annualVolatility: 0.1, maxFraction: 0.5 } },
  ];
  expect(new Set(others.map((genome) => genomeId(canonicalGenome(genome)))).size).toBe(others.length);
});

test('the id of a known genome never changes: it is what the record is keyed by', () => {
  expect(genomeId(canonicalGenome(plain))).toBe('6333e8a4f3902efb7a9971883415cd9bc29a939ba9d89270c462ee55efcf655c');
});

test('the text is canonical JSON: keys sorted, no white space', () => {
  fc.assert(
    fc.property(anyGenome, (genome) => {
      expect(genomeText(genome)).toBe(canonicalJson(genome as unknown as Json));
    }),
  );
});

const never: Rule = { all: [dip, { ...dip, is: 'above', right: 70 }] };

test.each<[string, Pick<Genome, 'long' | 'short'>, Pick<Genome, 'long' | 'short'>]>([
  ['an exit rule that can never hold', { long: { enter: trend, exit: never } }, { long: { enter: trend } }],
  [
    'a side that can never be entered',
    { long: { enter: trend }, short: { enter: never, exit: dip } },
    { long: { enter: trend } },
  ],
  ['the other side', { long: { enter: never }, short: { enter: dip, exit: never } }, { short: { enter: dip } }],
])('%s is left out', (_, sides, left) => {
  const { exits, sizing } = plain;
  expect(canonicalGenome({ schema: 1, ...sides, exits, sizing })).toEqual({ schema: 1, ...left, exits, sizing });
});

test('a genome that can never trade keeps a side', () => {
  const { long, short } = canonicalGenome({ ...plain, long: { enter: never }, short: { enter: never } });
  expect(long).toBeDefined();
  expect(short).toBeUndefined();
});
