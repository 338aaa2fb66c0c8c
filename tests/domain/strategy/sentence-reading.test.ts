import fc from 'fast-check';
import { canonicalGenome, genomeId, genomeText } from '../../../src/domain/strategy/canonical-genome';
import type { Genome, Rule } from '../../../src/domain/strategy/genome';
import { hasSentences, readSentences } from '../../../src/domain/strategy/sentence-reading';
import type { SentenceProblem } from '../../../src/domain/strategy/sentence-scanner';
import { describeGenome } from '../../../src/domain/strategy/sentences';
import { strategyFamilies } from '../../../src/domain/strategy/strategy-families';
import { anyGenome, drawnGenome } from '../../support/random-genomes';

function genomeOf(text: string): Genome {
  const reading = readSentences(text);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.genome;
}

function problemsOf(text: string): readonly SentenceProblem[] {
  const reading = readSentences(text);
  return 'problems' in reading ? reading.problems : [];
}

const closing = '\nNo protective exit.\nPut 25 % of equity into each trade.';
const entering = (rule: string): Rule | undefined => genomeOf(`Buy when ${rule}.${closing}`).long?.enter;

describe('there and back', () => {
  test('a genome of evolution, its sentences read back, is the same genome', () =>
    fc.assert(
      fc.property(drawnGenome, (genome) => {
        expect(genomeText(genomeOf(describeGenome(genome).join('\n')))).toBe(genomeText(genome));
      }),
    ));

  test('whatever a user may write keeps its meaning', () =>
    fc.assert(
      fc.property(anyGenome, (written) => {
        const read = genomeOf(describeGenome(written).join(' '));
        expect(genomeId(canonicalGenome(read))).toBe(genomeId(canonicalGenome(written)));
      }),
    ));

  test('in canonical form it comes back as it was, and says the same again', () =>
    fc.assert(
      fc.property(anyGenome, (written) => {
        const canonical = canonicalGenome(written);
        const sentences = describeGenome(canonical);
        expect(genomeOf(sentences.join('\n'))).toEqual(canonical);
        expect(describeGenome(genomeOf(sentences.join('\n')))).toEqual(sentences);
      }),
    ));

  test('every known strategy can be told in sentences', () => {
    for (const { genome } of strategyFamilies.flatMap(({ strategies }) => strategies))
      expect(genomeOf(describeGenome(genome).join('\n'))).toEqual(genome);
  });

  test('shares of equity come back to the last digit', () => {
    const genome: Genome = {
      ...{ schema: 1, long: { enter: { left: 'close', is: 'above', right: 'open' } }, exits: { maxBars: 1 } },
      sizing: { kind: 'volatility', annualVolatility: 0.1234567, maxFraction: 0.55 },
    };
    expect(genomeOf(describeGenome(genome).join('\n'))).toEqual(genome);
  });
});

describe('what is free', () => {
  const strict = [
    'Buy when the close is above the 200-bar average and (the 2-bar RSI is below 10 or the change over 5 bars is below -0.05).',
    'Sell when the close is not below the 5-bar average.',
    'Protect each trade by a stop 2.5 average true ranges away, an end after 1 bar.',
    'Size each trade for 15 % annual volatility, at most 95 % of equity.',
  ].join('\n');
  const genome = genomeOf(strict);

  test.each([
    ['capitals', strict.toUpperCase()],
    ['line breaks inside sentences, Windows ones too', strict.replaceAll(' and ', '\r\n    and\n')],
    ['no point at the end of a line', strict.replaceAll('.\n', '\n').replace(/\.$/, '')],
    ['points too many', `${strict}...\n`],
    ['list marks', strict.replace(/^/gm, '  - ')],
    ['the order of the sentences', strict.split('\n').reverse().join('\n')],
    ['the article', strict.replaceAll('the ', '').replaceAll('a stop', 'stop')],
    ['references', strict.replace('the 200-bar average', 'SMA(200)').replace('the 2-bar RSI', 'rsi( 2 )')],
    ['signs of comparison', strict.replace('is above', '>').replaceAll('is below', '<')],
    ['other words for above and below', strict.replace('is above', 'is over').replaceAll('is below', 'is under')],
    ['a fraction in per cent', strict.replace('-0.05', '-5 %')],
    ['per cent in words', strict.replaceAll(' %', ' percent')],
    [
      'short names of the exits',
      strict.replace('2.5 average true ranges away', 'of 2.5 ATR').replace(', an', ' and an'),
    ],
    ['brackets that say nothing', strict.replace('the close is above the 200-bar average', '((the close > sma(200)))')],
  ])('%s', (_, text) => expect(genomeOf(text)).toEqual(genome));

  test('a sentence may end in a decimal number', () => {
    expect(entering('the change over 5 bars is below 0.05')).toEqual({ left: 'roc(5)', is: 'below', right: 0.05 });
  });

  test('a negation takes one condition, or what stands in brackets', () => {
    const [a, b]: Rule[] = [
      { left: 'close', is: 'above', right: 'open' },
      { left: 'rsi(14)', is: 'below', right: 30 },
    ];
    expect(entering('close is not above open and rsi(14) is below 30')).toEqual({ all: [{ not: a }, b] });
    expect(entering('it is not so that (close is above open and rsi(14) is below 30)')).toEqual({
      not: { all: [a, b] },
    });
    expect(entering('not (close is above open) or rsi(14) is below 30')).toEqual({ any: [{ not: a }, b] });
  });
});

describe('every problem is named where it stands', () => {
  const bad = (rule: string): readonly SentenceProblem[] => problemsOf(`Buy when ${rule}.${closing}`);

  test.each<[string, string, Partial<SentenceProblem>]>([
    ['unknown words', 'the moon is full', { column: 10, found: 'the moon is full' }],
    ['no comparison', 'the close rises', { column: 20, found: 'rises' }],
    ['no right side', 'the close is above', { column: 28, found: 'nothing' }],
    ['a number on the left', '30 is above rsi(14)', { column: 10 }],
    ['and beside or', 'close > open and high > low or rsi(2) < 5', { column: 38, example: 'A and (B or C)' }],
    ['an open bracket', '(close > open', { column: 23, example: ')' }],
    ['a bracket closed twice', 'close > open)', { column: 22, found: ')', expected: 'the end of the sentence' }],
    ['per cent of what is no share', 'rsi(14) is below 30 %', { column: 27, found: '30 %', example: '30' }],
    ['words behind the end', 'close > open today', { column: 23, found: 'today' }],
    [
      'a number out of range',
      'the 14-bar RSI is below 300',
      { column: 34, found: '300', expected: expect.stringMatching(/^5 to 95/) },
    ],
    [
      'a parameter out of range',
      'the 99-bar RSI is below 30',
      { column: 10, found: 'the 99-bar RSI', expected: expect.stringMatching(/2 to 30/) },
    ],
    ['a price beside a number', 'the close is above 4000', { column: 29, found: '4000' }],
    ['different units', 'the close is above the month (January = 1)', { column: 29 }],
    ['a feature beside itself', 'sma(50) > the 50-bar average', { column: 20, found: 'the 50-bar average' }],
    ['a missing parameter', 'rsi is below 30', { column: 10, found: 'rsi', expected: 'rsi(period)' }],
    ['brackets without end', `${'('.repeat(70)}close > open`, { expected: expect.stringContaining('64 brackets') }],
    ['too deep', `${'not ('.repeat(9)}close > open${')'.repeat(9)}`, { found: 'nesting of 9' }],
    ['too much', Array.from({ length: 33 }, () => 'close > open').join(' and '), { found: '33 conditions' }],
  ])('%s', (_, rule, expected) => {
    const [problem, ...others] = bad(rule);
    expect(problem).toMatchObject({ line: 1, ...expected });
    expect(problem?.expected).not.toBe('');
    expect(problem?.example).not.toBe('');
    expect(others).toEqual([]);
  });

  test('the example is what the writer may have meant', () => {
    expect(bad('the 14 days RSI is below 30')[0]).toMatchObject({ example: 'the 2-bar RSI' });
    expect(bad('annual volatility is below 0.2')[0]?.example).toContain('the annual volatility of the last');
  });

  test.each<[string, string, Partial<SentenceProblem>]>([
    [
      'Protect each trade by a stop 0 average true ranges away',
      'exits',
      { column: 23, expected: 'a number from 0.25 to 20' },
    ],
    ['Protect each trade by an end after 2.5 bars', 'exits', { expected: 'a whole number from 1 to 5000' }],
    ['Protect each trade by prayer', 'exits', { found: 'prayer', example: 'a stop 2.5 average true ranges away' }],
    [
      'Protect each trade by an end after 2 bars, an end after 3 bars',
      'exits',
      { column: 44, expected: 'each protective exit once' },
    ],
    ['Put 250 % of equity into each trade', 'sizing', { expected: 'a number from 0.01 to 1, where 1 is 100 %' }],
    ['Put all of equity into each trade', 'sizing', { found: 'all of equity into each trade' }],
    [
      'Size each trade for 15 % annual volatility',
      'sizing',
      { found: 'nothing', expected: 'a largest share of equity in %' },
    ],
  ])('%s', (sentence, part, expected) => {
    const others = part === 'exits' ? 'Put 25 % of equity into each trade.' : 'No protective exit.';
    const problems = problemsOf(`Buy when close > open.\n${sentence}.\n${others}`);
    expect(problems).toEqual([expect.objectContaining({ line: 2, ...expected })]);
  });

  test('what is missing, said twice or without its other half', () => {
    const expectedOf = (text: string) => problemsOf(text).map(({ line, expected }) => [line, expected]);
    expect(expectedOf('Buy when close > open.')).toEqual([
      [1, 'a sentence about protective exits'],
      [1, 'a sentence about the size of a trade'],
    ]);
    expect(expectedOf(closing)).toEqual([[3, 'a sentence about buying']]);
    expect(expectedOf(`Cover when close > open.${closing}`)).toEqual([[1, 'a sentence about selling short']]);
    expect(expectedOf(`Buy when close > open. Buy when close < open.${closing}`)).toEqual([
      [1, 'one sentence about buying'],
    ]);
    expect(expectedOf(`Hope for the best.\n${closing}`)[0]).toEqual([
      1,
      expect.stringContaining('begins with Buy when'),
    ]);
  });

  test('all of them at once, in reading order', () => {
    const text = 'Buy when the moon is full.\nSell when rsi(14) is above 700.\nNo protective exit.\nPut it all.';
    expect(problemsOf(text).map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  test('a book is no strategy', () => {
    expect(problemsOf('Buy when close > open. '.repeat(5_000))).toMatchObject([{ found: '115000 characters' }]);
  });
});

test('sentences are told from other texts by how they begin', () => {
  expect(hasSentences(describeGenome(genomeOf(`sell short when close < open${closing}`)).join('\n'))).toBe(true);
  expect(hasSentences('- Buy when I say so')).toBe(true);
  for (const text of ['', 'buy low, sell high', '{"schema":1}', 'I would buy when it rains'])
    expect(hasSentences(text)).toBe(false);
});
