import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strategyCommands } from '../../src/cli/strategy';
import { canonicalGenome, genomeId } from '../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../src/domain/strategy/genome';
import { openCommandWorld } from '../support/command';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'strategy-file-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const dip: Genome = {
  schema: 1,
  long: {
    enter: {
      all: [
        { left: 'close', is: 'above', right: 'sma(200)' },
        { left: 'rsi(2)', is: 'below', right: 10 },
      ],
    },
    exit: { left: 'close', is: 'above', right: 'sma(5)' },
  },
  exits: { maxBars: 10 },
  sizing: { kind: 'fixed', fraction: 0.5 },
};
const sentences = `Buy when the close is above the 200-bar average
  and the 2-bar RSI is below 10.
Sell when the close is above the 5-bar average.
Protect each trade by an end after 10 bars.
Put 50 % of equity into each trade.
`;

test('one strategy has one id, told in JSON or in sentences, whatever the name of the file', async () => {
  const id = genomeId(canonicalGenome(dip));
  for (const file of [
    fileOf('dip.json', JSON.stringify(dip)),
    fileOf('dip.txt', sentences),
    fileOf('words.json', `\uFEFF\n${sentences.replaceAll('\n', '\r\n')}`),
    fileOf('object.txt', `\n  ${JSON.stringify(dip)}`),
  ]) {
    const { results, error } = await openCommandWorld(strategyCommands).run('strategy', 'import', file);
    expect([error, results]).toEqual([undefined, [{ strategy: id }]]);
  }
});

test('what show prints can be imported', async () => {
  const { run } = openCommandWorld(strategyCommands);
  await run('strategy', 'import', fileOf('first.json', JSON.stringify(dip)));
  const { results } = await run('strategy', 'show', genomeId(canonicalGenome(dip)));
  const [{ strategy, rules, ruleCount }] = results as [{ strategy: string; rules: string[]; ruleCount: number }];
  expect(ruleCount).toBe(5);
  const again = await run('strategy', 'import', fileOf('again.txt', rules.join('\n')));
  expect(again.results).toEqual([{ strategy }]);
});

test('every problem of a text is named with its line and column, and nothing is stored', async () => {
  const { run, session } = openCommandWorld(strategyCommands);
  const file = fileOf('wrong.txt', sentences.replace('RSI is below 10', 'RSI is below 1').replace('50 %', '500 %'));
  const { error, results } = await run('strategy', 'import', file);
  expect(error).toMatchObject({
    code: 'strategy.invalid',
    options: {
      exitCode: 1,
      details: {
        file,
        problems: [
          { line: 2, column: 30, found: '1', expected: '5 to 95, the range of rsi', example: expect.any(String) },
          { line: 5, column: 5, found: expect.stringContaining('500 %'), expected: expect.stringMatching(/^a number/) },
        ],
      },
    },
  });
  expect((error as Error).message).toContain('has 2 problems\n  line 2, column 30: found 1, expected 5 to 95');
  expect([results, await session.record.listGenomes(9)]).toEqual([[], []]);
});

test.each([
  ['prose', 'buy low, sell high', /neither JSON, which begins with \{, nor sentences such as "Buy when/],
  ['nothing', '', /neither JSON/],
  ['a broken object', '{"schema":', /is not JSON/],
])('%s is no strategy', async (name, text, message) => {
  const { error } = await openCommandWorld(strategyCommands).run('strategy', 'import', fileOf(`${name}.txt`, text));
  expect(error).toMatchObject({ code: 'strategy.not-json', message: expect.stringMatching(message) });
});
