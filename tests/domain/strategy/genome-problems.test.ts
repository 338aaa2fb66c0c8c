import { findGenomeProblems } from '../../../src/domain/strategy/genome-problems';

const condition = { left: 'close', is: 'above', right: 'sma(50)' };
const valid = {
  schema: 1,
  long: { enter: condition, exit: { left: 'rsi(14)', is: 'above', right: 70 } },
  exits: { stopAtr: 2.5, maxBars: 20 },
  sizing: { kind: 'fixed', fraction: 0.5 },
};
const entering = (rule: unknown): unknown => ({ ...valid, long: { enter: rule } });
const nested = (levels: number): unknown =>
  Array.from({ length: levels - 1 }).reduce((rule: unknown) => ({ not: rule }), condition);

const rightWords = 'another feature: nothing is above or below itself';
const ruleWords = '{"left":"close","is":"above","right":"sma(50)"}, {"all":[...]}, {"any":[...]} or {"not":...}';
const sizingWords =
  '{"kind":"fixed","fraction":0.5} or {"kind":"volatility","annualVolatility":0.15,"maxFraction":0.95}';

describe('every problem is named with its path', () => {
  test.each<[string, unknown, string, string, string | RegExp]>([
    ['no object', 7, '$', '7', /^an object such as/],
    ['null', null, '$', 'null', /^an object/],
    ['a list', [1], '$', '[1]', /^an object/],
    ['an unknown schema', { ...valid, schema: 2 }, 'schema', '2', '1'],
    ['no schema', { ...valid, schema: undefined }, 'schema', 'nothing', '1'],
    [
      'a key of no meaning',
      { ...valid, lucky: true },
      'lucky',
      'true',
      'no such key; known are schema, long, short, exits, sizing',
    ],
    ['no side', { schema: 1, exits: {}, sizing: valid.sizing }, 'long', 'nothing', 'a long side, a short side or both'],
    ['a side that is text', { ...valid, short: 'x' }, 'short', '"x"', '{"enter": rule, "exit": rule (optional)}'],
    ['a side without an entry', { ...valid, long: {} }, 'long.enter', 'nothing', ruleWords],
    [
      'a side with a strange key',
      { ...valid, long: { enter: condition, leave: 1 } },
      'long.leave',
      '1',
      'no such key; known are enter, exit',
    ],
    ['an exit that is no rule', { ...valid, long: { enter: condition, exit: 5 } }, 'long.exit', '5', ruleWords],
    ['a null exit', { ...valid, long: { enter: condition, exit: null } }, 'long.exit', 'null', ruleWords],
    ['an empty list', entering({ all: [] }), 'long.enter.all', '[]', 'a list with at least one rule'],
    [
      'a list that is none',
      entering({ any: condition }),
      'long.enter.any',
      /^{"left"/.source,
      'a list with at least one rule',
    ],
    [
      'a part that is no rule',
      entering({ all: [condition, { any: [3] }] }),
      'long.enter.all[1].any[0]',
      '3',
      ruleWords,
    ],
    [
      'a negation of two things',
      entering({ not: condition, all: [] }),
      'long.enter.all',
      '[]',
      'no such key; known are not',
    ],
    [
      'two connectives at once',
      entering({ all: [condition], any: [condition] }),
      'long.enter.any',
      /^\[{"left"/.source,
      'no such key; known are all',
    ],
    ['too deep', entering(nested(9)), `long.enter${'.not'.repeat(8)}`, 'nesting of 9', 'at most 8 levels'],
    [
      'too many conditions',
      entering({ any: Array.from({ length: 33 }, () => condition) }),
      'long.enter',
      '33 conditions',
      'at most 32',
    ],
    ['an unknown comparison', entering({ ...condition, is: 'over' }), 'long.enter.is', '"over"', '"above" or "below"'],
    [
      'a condition with a strange key',
      entering({ ...condition, for: 3 }),
      'long.enter.for',
      '3',
      'no such key; known are left, is, right',
    ],
    [
      'a feature that is a number',
      entering({ ...condition, left: 5 }),
      'long.enter.left',
      '5',
      'a feature such as "close" or "rsi(14)"',
    ],
    [
      'a feature nobody knows',
      entering({ ...condition, left: 'moon' }),
      'long.enter.left',
      '"moon"',
      /^one of open, high, low, close/,
    ],
    ['a missing parameter', entering({ ...condition, right: 'sma' }), 'long.enter.right', '"sma"', 'sma(period)'],
    ['a parameter too many', entering({ ...condition, left: 'close(5)' }), 'long.enter.left', '"close(5)"', 'close()'],
    [
      'a parameter out of range',
      entering({ ...condition, right: 'sma(4)' }),
      'long.enter.right',
      '"sma(4)"',
      'period a whole number from 5 to 260',
    ],
    [
      'a broken parameter',
      entering({ ...condition, right: 'sma(50.5)' }),
      'long.enter.right',
      '"sma(50.5)"',
      'period a whole number from 5 to 260',
    ],
    [
      'an unlikely band',
      entering({ ...condition, right: 'bollinger-upper(20,9)' }),
      'long.enter.right',
      '"bollinger-upper(20,9)"',
      'deviations from 1 to 3',
    ],
    [
      'a price against a constant',
      entering({ ...condition, right: 100 }),
      'long.enter.right',
      '100',
      'another price feature: close has no scale of its own',
    ],
    [
      'two units',
      entering({ ...condition, right: 'rsi(14)' }),
      'long.enter.right',
      '"rsi(14)"',
      'a feature of the same unit as close (price), not index',
    ],
    [
      'a constant off the scale',
      entering({ left: 'rsi(14)', is: 'above', right: 101 }),
      'long.enter.right',
      '101',
      '5 to 95, the range of rsi',
    ],
    [
      'a constant that is no number',
      entering({ left: 'rsi(14)', is: 'above', right: Number.NaN }),
      'long.enter.right',
      'NaN',
      '5 to 95, the range of rsi',
    ],
    [
      'nothing to compare with',
      entering({ left: 'rsi(14)', is: 'above' }),
      'long.enter.right',
      'nothing',
      'a feature such as "close" or "rsi(14)"',
    ],
    ['a feature against itself', entering({ ...condition, right: 'close' }), 'long.enter.right', '"close"', rightWords],
    [
      'the same feature in another spelling',
      entering({ left: 'sma(50)', is: 'above', right: 'sma( 050.0 )' }),
      'long.enter.right',
      '"sma( 050.0 )"',
      rightWords,
    ],
    [
      'no exits',
      { ...valid, exits: undefined },
      'exits',
      'nothing',
      'an object, {} for none; {"stopAtr": 2.5} for a stop',
    ],
    [
      'an unknown exit',
      { ...valid, exits: { stop: 3 } },
      'exits.stop',
      '3',
      'no such key; known are stopAtr, trailAtr, targetAtr, maxBars',
    ],
    ['a stop of nothing', { ...valid, exits: { stopAtr: 0 } }, 'exits.stopAtr', '0', 'a number from 0.25 to 20'],
    ['a stop in words', { ...valid, exits: { stopAtr: '2' } }, 'exits.stopAtr', '"2"', 'a number from 0.25 to 20'],
    ['a null target', { ...valid, exits: { targetAtr: null } }, 'exits.targetAtr', 'null', 'a number from 0.25 to 40'],
    ['half a bar', { ...valid, exits: { maxBars: 2.5 } }, 'exits.maxBars', '2.5', 'a whole number from 1 to 5000'],
    [
      'an infinite stop',
      { ...valid, exits: { trailAtr: Infinity } },
      'exits.trailAtr',
      'Infinity',
      'a number from 0.25 to 20',
    ],
    ['no sizing', { ...valid, sizing: undefined }, 'sizing', 'nothing', sizingWords],
    ['an unknown sizing', { ...valid, sizing: { kind: 'kelly' } }, 'sizing', '{"kind":"kelly"}', sizingWords],
    [
      'leverage',
      { ...valid, sizing: { kind: 'fixed', fraction: 1.5 } },
      'sizing.fraction',
      '1.5',
      'a number from 0.01 to 1',
    ],
    [
      'a fixed sizing with a target',
      { ...valid, sizing: { kind: 'fixed', fraction: 1, annualVolatility: 0.1 } },
      'sizing.annualVolatility',
      '0.1',
      'no such key; known are kind, fraction',
    ],
    [
      'no volatility target',
      { ...valid, sizing: { kind: 'volatility', maxFraction: 1 } },
      'sizing.annualVolatility',
      'nothing',
      'a number from 0.01 to 1',
    ],
    [
      'no largest fraction',
      { ...valid, sizing: { kind: 'volatility', annualVolatility: 0.1 } },
      'sizing.maxFraction',
      'nothing',
      'a number from 0.01 to 1',
    ],
  ])('%s', (...[, value, path, found, expected]) => {
    const problems = findGenomeProblems(value);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path });
    expect(problems[0]?.found).toMatch(found.startsWith('^') ? new RegExp(found) : found);
    if (typeof expected === 'string') expect(problems[0]?.expected).toBe(expected);
    else expect(problems[0]?.expected).toMatch(expected);
  });

  test('a key of any characters and length, in a path that can be read', () => {
    const odd = { ...valid, '': 1, 'a b': 2, ['k'.repeat(1_000)]: 3 };
    const paths = findGenomeProblems({ ...odd, long: { enter: condition, '?': 4 } }).map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual(['[""]', '["a b"]']);
    expect(paths[2]).toHaveLength(82);
    expect(paths[3]).toBe('long["?"]');
  });

  test('several at once, in reading order', () => {
    const value = { schema: 0, long: { enter: { all: [{ left: 'a b', is: 1, right: 2 }] } }, exits: { maxBars: 0 } };
    expect(findGenomeProblems(value).map(({ path }) => path)).toEqual([
      'schema',
      'long.enter.all[0].is',
      'long.enter.all[0].left',
      'exits.maxBars',
      'sizing',
    ]);
  });
});

test('the limits themselves are allowed', () => {
  expect(findGenomeProblems(entering(nested(8)))).toEqual([]);
  expect(findGenomeProblems(entering({ any: Array.from({ length: 32 }, () => condition) }))).toEqual([]);
  expect(findGenomeProblems({ ...valid, short: valid.long, exits: { stopAtr: 20, trailAtr: 0.25 } })).toEqual([]);
  expect(findGenomeProblems(entering({ left: 'rsi(14)', is: 'above', right: 'rsi(2)' }))).toEqual([]);
});

test('what is wrong is shown in few words, whatever its size and depth', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(findGenomeProblems({ ...valid, exits: deep })[0]?.found).toBe('[[[[...]]]]');
  const wide = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, index) => [`key${index}`, { a: { b: { c: {} } } }]),
  );
  const shown = findGenomeProblems({ ...valid, sizing: wide })[0]?.found ?? '';
  expect(shown).toHaveLength(80);
  expect(shown.startsWith('{"key0":{"a":{"b":{...}}},"key1":')).toBe(true);
  expect(findGenomeProblems(() => 0)[0]?.found).toBe('function');
  expect(findGenomeProblems('x'.repeat(1_000))[0]?.found).toHaveLength(80);
});

test('an own key named like a method of every object is a key like any other', () => {
  const hostile: unknown = JSON.parse(
    '{"schema":1,"long":{"enter":{"__proto__":{"left":"close"}}},"exits":{},"sizing":1}',
  );
  expect(findGenomeProblems(hostile).map(({ path }) => path)).toContain('long.enter.__proto__');
});
