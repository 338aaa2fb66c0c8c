import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { addReturnsCommand } from '../../src/cli/prove-returns';
import { createRandom } from '../../src/domain/numerics/random';

const folder = mkdtempSync(path.join(os.tmpdir(), 'emp-returns-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Statistic {
  readonly name: string;
  readonly value?: number;
  readonly pValue?: number;
}
interface ReturnsDocument {
  readonly observations: number;
  readonly periodsPerYear: number;
  readonly trials: number;
  readonly series: readonly { readonly name: string; readonly statistics: readonly Statistic[] }[];
  readonly family: readonly Statistic[];
}

async function proveReturns(...args: string[]): Promise<{ document?: ReturnsDocument; text?: string; error: unknown }> {
  let told: { document: ReturnsDocument; text: string } | undefined;
  const result = (document: unknown, text: () => string): void =>
    void (told = { document: document as ReturnsDocument, text: text() });
  const output = { json: true, result, line: () => undefined, notice: () => undefined };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addReturnsCommand(program.command('prove'), { output });
  const error: unknown = await program
    .parseAsync(['prove', 'returns', '--resamples', '200', ...args], { from: 'user' })
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  return { ...told, error };
}

function write(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Five hundred trading days of columns with these drifts, in deviations. */
function drawRows(drifts: readonly number[]): string[] {
  const random = createRandom(1);
  const days: string[] = [];
  for (let time = Date.UTC(2018, 0, 1); days.length < 500; time += 86_400_000)
    if (![0, 6].includes(new Date(time).getUTCDay())) days.push(new Date(time).toISOString().slice(0, 10));
  return days.map((day) => [day, ...drifts.map((drift) => (0.01 * (random.normal() + drift)).toFixed(6))].join(','));
}

const one = write('one.csv', ['date,mine', ...drawRows([0.05])]);
const many = write('many.csv', ['date,a,b,skilled', ...drawRows([0, 0, 0.3])]);

test('one column: every figure, and whether it is luck, without a server', async () => {
  const { document, text, error } = await proveReturns(one);
  expect(error).toBeUndefined();
  expect(document).toMatchObject({ observations: 500, periodsPerYear: 252, trials: 1, family: [] });
  const names = document!.series[0]!.statistics.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['sharpe', 'deflatedSharpe', 'minimumTrackRecord', 'omega', 'sterling']),
  );
  expect(text).toContain('Is it luck?');
  expect(text).toContain('mine');
});

test('several columns are trials of each other, and the family is judged as one', async () => {
  const { document, text } = await proveReturns(many);
  expect(document!.trials).toBe(3);
  const figure = (name: string) => document!.family.find((statistic) => statistic.name === name);
  expect(figure('spa')!.pValue).toBeLessThan(0.05);
  expect(figure('stepM')!.value).toBe(1);
  expect(figure('pbo')!.value).toBeLessThan(0.1);
  expect(text).toContain('all 3 together');
});

test('trials told by the user count, and never fewer than there are columns', async () => {
  const skill = async (...args: string[]): Promise<number> => {
    const { document } = await proveReturns(...args);
    return document!.series[0]!.statistics.find(({ name }) => name === 'deflatedSharpe')!.value!;
  };
  expect(await skill(one, '--trials', '1000')).toBeLessThan(await skill(one));
  expect((await proveReturns(many, '--trials', '2')).document!.trials).toBe(3);
});

test('the same file gives the same figures to the last bit', async () => {
  expect((await proveReturns(many)).document).toEqual((await proveReturns(many)).document);
});

test('a benchmark goes row for row, or is refused', async () => {
  const benchmark = write('benchmark.csv', ['date,index', ...drawRows([0.02])]);
  const { document } = await proveReturns(one, '--benchmark', benchmark);
  expect(document!.series[0]!.statistics.map(({ name }) => name)).toContain('informationRatio');
  const short = write('short.csv', ['date,index', ...drawRows([0]).slice(1)]);
  expect((await proveReturns(one, '--benchmark', short)).error).toMatchObject({ code: 'returns.benchmark-differs' });
  const shifted = write('shifted.csv', ['date,index', '2017-12-29,0.01', ...drawRows([0]).slice(1)]);
  expect((await proveReturns(one, '--benchmark', shifted)).error).toMatchObject({
    message: expect.stringContaining('row 1 has another time'),
  });
});

test('what is no file of returns is told with line, column and an example; what a year is has to be known', async () => {
  const prices = write('prices.csv', ['date,close', '2020-01-02,3257.85']);
  expect((await proveReturns(prices)).error).toMatchObject({
    code: 'returns.not-returns',
    message: expect.stringContaining('line 2, close'),
  });
  expect((await proveReturns(path.join(folder, 'absent.csv'))).error).toMatchObject({ code: 'data.file-not-found' });
  const values = Array.from({ length: 12 }, (_, row) => String((row % 3) * 0.01 - 0.009));
  const untimed = write('untimed.csv', values);
  expect((await proveReturns(write('few.csv', values.slice(3)))).error).toMatchObject({ code: 'returns.too-few' });
  expect((await proveReturns(untimed)).error).toMatchObject({ code: 'returns.unknown-period' });
  expect((await proveReturns(untimed, '--periods-per-year', '12')).document).toMatchObject({ periodsPerYear: 12 });
});
