import { readFileSync } from 'node:fs';
import path from 'node:path';
import { featureSenses } from '../src/domain/strategy/feature-registry';
import { findGenomeProblems } from '../src/domain/strategy/genome-problems';
import { readSentences } from '../src/domain/strategy/sentence-reading';
import { describeGenome } from '../src/domain/strategy/sentences';

const text = readFileSync(path.resolve(__dirname, '../docs/strategy-schema.md'), 'utf8');
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json!) as object);
const section = (title: string): string => text.split(`\n## ${title}\n`)[1]!.split('\n## ')[0]!;
const rowsOf = (title: string): string[][] =>
  [...section(title).matchAll(/^\| (.*) \|$/gm)]
    .slice(2)
    .map(([, row]) => row!.split(' | ').map((cell) => cell.trim()));
const code = (cell: string): string => cell.replace(/^`|`$/g, '');

test('every example of the schema page is a genome', () => {
  expect(examples).toHaveLength(2);
  for (const example of examples) expect(findGenomeProblems(example)).toEqual([]);
});

test('every text of the schema page reads as a strategy, and the first says the same again', () => {
  const texts = [...text.matchAll(/```text\n([\s\S]*?)```/g)].map(([, sentences]) => sentences!.trim());
  const genomes = texts.map((sentences) => {
    const reading = readSentences(sentences);
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    return reading.genome;
  });
  expect(genomes).toHaveLength(2);
  expect(describeGenome(genomes[0]!).join('\n')).toBe(texts[0]);
});

const { plain, ...further } = featureSenses;

test.each([
  ['Features', plain],
  ['Features of the senses', Object.values(further).flat()],
] as const)('the section %s lists every feature with its parameters, unit and range', (title, features) => {
  const listed = rowsOf(title).map(([feature, , parameters, unit, range, volume]) => ({
    ...{ feature: code(feature!), parameters, unit, range, volume: volume === 'yes' },
  }));
  const known = features.map(({ name, parameters, unit, threshold, needsVolume }) => ({
    feature: parameters.length > 0 ? `${name}(${parameters.map((parameter) => parameter.name).join(', ')})` : name,
    parameters:
      parameters
        .map((one) => `${one.name} ${one.min} to ${one.max}${Number.isInteger(one.step) ? '' : ' (any)'}`)
        .join(', ') || '-',
    unit,
    range: threshold ? `${threshold.min} to ${threshold.max}` : 'features only',
    volume: needsVolume,
  }));
  expect(listed).toEqual(known);
});

const problems = rowsOf('Problems');

test('the schema page shows a score of problems', () => expect(problems.length).toBeGreaterThanOrEqual(20));

test.each(problems)(
  '%s is the one problem that the page says',
  (...[change = '', at = '', found = '', expected = '']) => {
    const genome = { ...examples[0], ...(JSON.parse(code(change)) as object) };
    const expectedText =
      expected === 'one of the features above' ? expect.stringContaining('one of open, high') : expected;
    expect(findGenomeProblems(genome)).toEqual([{ path: code(at), found: code(found), expected: expectedText }]);
  },
);
