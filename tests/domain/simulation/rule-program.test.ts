import { compileGenome, compileRule, createLeafTable, operator } from '../../../src/domain/simulation/rule-program';
import type { Condition, Genome, Rule } from '../../../src/domain/strategy/genome';

const calm: Condition = { left: 'rsi(14)', is: 'below', right: 30 };
const rising: Condition = { left: 'close', is: 'above', right: 'sma(50)' };
const falling: Condition = { left: 'close', is: 'below', right: 'sma(50)' };
const { and, or, not } = operator;

test.each<[string, Rule, string[], number[]]>([
  ['a condition is its own answer', calm, ['rsi(14)<30'], [0]],
  ['below a feature is that feature above', falling, ['sma(50)>close'], [0]],
  [
    'a conjunction is undefined nowhere that it holds',
    { all: [calm, rising] },
    ['rsi(14)<30', 'close>sma(50)'],
    [0, 1, and],
  ],
  ['a negation needs to know', { not: calm }, ['rsi(14)<30', '?rsi(14)'], [0, not, 1, and]],
  [
    'either of two needs to know both',
    { any: [calm, rising] },
    ['rsi(14)<30', 'close>sma(50)', '?rsi(14)', '?close', '?sma(50)'],
    [0, 1, or, 2, and, 3, and, 4, and],
  ],
  [
    'what the conjunction knows, its negated part need not ask',
    { all: [calm, { not: calm }] },
    ['rsi(14)<30'],
    [0, 0, not, and],
  ],
])('%s', (...[, rule, keys, program]) => {
  const table = createLeafTable();
  expect(compileRule(rule, table)).toEqual(program);
  expect(table.leaves.map(({ key }) => key)).toEqual(keys);
});

test('genomes share their leaves, and levels that are one Float32 number are one leaf', () => {
  const table = createLeafTable();
  const genome = (level: number): Genome => ({
    schema: 1,
    long: { enter: { ...calm, right: level }, exit: rising },
    exits: {},
    sizing: { kind: 'fixed', fraction: 1 },
  });
  const one = compileGenome(genome(0.1), table);
  const other = compileGenome(genome(Math.fround(0.1)), table);
  expect(one).toEqual(other);
  expect(one).toMatchObject({ longEnter: [0], longExit: [1], shortEnter: undefined, leaves: [0, 1] });
  expect(table.leaves).toHaveLength(2);
});
