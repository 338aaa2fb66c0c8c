import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DataSetStore, DataSetSummary } from '../activities/ports';
import { readMarketFile } from '../adapters/market-data/market-file';
import { dataFamily } from '../domain/market/data-set';
import type { BarPeriod, TradingCalendar } from '../domain/market/bars';
import type { CsvBars, RefusedCsv } from '../domain/market/csv-bars';
import type { ColumnMapping } from '../domain/market/csv-columns';
import { barFields, type RowProblem } from '../domain/market/data-quality';
import { isBarPeriod } from '../domain/market/periods';
import { isTimezone } from '../domain/market/zone-clock';
import { requireDataSet } from './data-lookup';
import { CommandError, exitCodes, type Output } from './output';

export interface DataCommandContext {
  readonly output: Output;
  /** Opens the store for one command and closes it afterwards. */
  withDataSets<T>(use: (store: DataSetStore) => Promise<T>): Promise<T>;
}

interface ImportOptions {
  readonly instrument: string;
  readonly timezone: string;
  readonly period?: BarPeriod;
  readonly calendar?: TradingCalendar;
  readonly columns?: ColumnMapping;
  readonly problems?: string;
}

const shownProblems = 100;
const printedProblems = 10;

/** Registers `emp data import | list | show`. */
export function dataCommands(program: Command, context: DataCommandContext): void {
  const data = program.command('data').description('market data: immutable snapshots, named by their content');
  data
    .command('import')
    .argument('<file>', 'CSV or CSV.gz with a header: time, open, high, low, close and, where known, volume')
    .requiredOption('--instrument <name>', 'ticker or pair, such as ^GSPC or EURUSD', parseInstrument)
    .requiredOption(
      '--timezone <zone>',
      'IANA zone of times written without one, such as America/New_York',
      parseTimezone,
    )
    .option(
      '--period <period>',
      'width of a bar: 1m, 15m, 4h, 1d, 1w (judged by the spacing unless given)',
      parsePeriod,
    )
    .addOption(
      new Option('--calendar <calendar>', 'when it trades (judged by the bars unless given)').choices([
        'exchange',
        'fx',
        'always',
      ]),
    )
    .option('--columns <names>', 'columns by name, such as time=Stamp,close=Last,volume=tick_volume', parseColumns)
    .option('--problems <file>', 'write every quarantined row to this CSV file')
    .description('read a file, quarantine its bad rows, and store the clean ones as a snapshot')
    .action((file: string, options: ImportOptions) => importData(file, options, context));
  data
    .command('list')
    .description('the data sets, latest import first')
    .action(() => listData(context));
  data
    .command('show')
    .argument('<id>', 'the data set, by a unique start of its id')
    .description('one data set')
    .action((id: string) => showData(id, context));
}

async function importData(
  file: string,
  options: ImportOptions,
  { output, withDataSets }: DataCommandContext,
): Promise<void> {
  const { problems: problemsFile, ...csvOptions } = options;
  const reading = await readMarketFile(file, csvOptions);
  if (problemsFile !== undefined && reading.rows.read > 0) await writeProblems(problemsFile, reading.problems);
  if ('refused' in reading) throw refusal(file, reading);
  for (const notice of reading.notices) output.notice(notice);
  const { dataset, families } = await withDataSets(async (store) => {
    const stored = await store.store(reading.bars);
    return { dataset: stored, families: await store.listFamilies(stored) };
  });
  const others = families.filter((family) => family !== dataFamily(reading.bars));
  const renamed = others.length === 0 ? [] : [describeOtherNames(others)];
  for (const notice of renamed) output.notice(notice);
  const document = importDocument(dataset, { ...reading, notices: [...reading.notices, ...renamed] });
  output.result(document, () => describeImport(document, reading));
}

function describeOtherNames(families: readonly string[]): string {
  const [either, both] = families.length === 1 ? ['either', 'both'] : ['any', 'all'];
  return `the same prices are stored as ${families.join(' and ')}: trials on ${either} count for ${both}`;
}

type ImportDocument = ReturnType<typeof importDocument>;

function importDocument(dataset: string, { bars, rows, problems, warnings, notices }: CsvBars) {
  const { instrument, period, calendar, timezone, time } = bars;
  return {
    dataset,
    instrument,
    period,
    calendar,
    timezone,
    rows,
    from: new Date(time[0]!).toISOString(),
    to: new Date(time[time.length - 1]!).toISOString(),
    volume: bars.volume !== undefined,
    problems: problems.slice(0, shownProblems),
    warningCount: warnings.length,
    warnings: warnings.slice(0, shownProblems),
    notices,
  };
}

function describeImport(
  { dataset, instrument, period, rows, from, to }: ImportDocument,
  { problems, warnings }: CsvBars,
): string {
  const listed = (of: readonly { row: number; code: string; reason: string }[]): string[] => [
    ...of.slice(0, printedProblems).map(({ row, code, reason }) => `  line ${row}  ${code}  ${reason}`),
    ...(of.length > printedProblems ? [`  and ${of.length - printedProblems} more`] : []),
  ];
  return [
    `data set ${dataset}`,
    `${instrument} ${period}, ${from} to ${to}`,
    `${rows.read} rows read, ${rows.kept} kept, ${rows.quarantined} quarantined`,
    ...listed(problems),
    ...(warnings.length > 0
      ? [warnings.length === 1 ? '1 kept row is worth a look' : `${warnings.length} kept rows are worth a look`]
      : []),
    ...listed(warnings),
  ].join('\n');
}

function refusal(file: string, { refused, rows, problems }: RefusedCsv): CommandError {
  const notFound = refused.code === 'data.file-not-found';
  return new CommandError(refused.code, `${file} ${refused.reason}; nothing was stored`, {
    exitCode: notFound ? exitCodes.notFound : exitCodes.fault,
    hint: refused.hint,
    details: { file, rows, problems: problems.slice(0, shownProblems) },
  });
}

async function writeProblems(path: string, problems: readonly RowProblem[]): Promise<void> {
  const lines = problems.map(
    ({ row, field, code, reason }) => `${row},${field},${code},"${reason.replaceAll('"', '""')}"`,
  );
  await writeFile(path, `${['row,field,code,reason', ...lines].join('\n')}\n`);
}

async function listData({ output, withDataSets }: DataCommandContext): Promise<void> {
  const datasets = await withDataSets((store) => store.list());
  const empty = 'no data sets yet: emp data import FILE --instrument I --timezone Z';
  output.result({ datasets }, () => (datasets.length === 0 ? empty : table(datasets)));
}

async function showData(id: string, { output, withDataSets }: DataCommandContext): Promise<void> {
  const found = await withDataSets((store) => requireDataSet(id, store));
  output.result({ datasets: [found] }, () => describeDataSet(found));
}

function describeDataSet({ dataset, instrument, period, calendar, timezone, rows, from, to }: DataSetSummary): string {
  return [
    `data set ${dataset}`,
    `${instrument} ${period}, ${rows} rows, ${from} to ${to}`,
    `calendar ${calendar}, zone ${timezone}`,
  ].join('\n');
}

function table(datasets: readonly DataSetSummary[]): string {
  const header = ['data set', 'instrument', 'period', 'rows', 'from', 'to'];
  const body = datasets.map(({ dataset, instrument, period, rows, from, to }) => [
    ...[dataset.slice(0, 12), instrument, period, String(rows), from.slice(0, 10), to.slice(0, 10)],
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...body].map((cells) => cells[column]!.length)));
  return [header, ...body]
    .map((cells) =>
      cells.map((cell, column) => (column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

function parseInstrument(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a name such as ^GSPC.');
  return text.trim();
}

function parseTimezone(text: string): string {
  if (!isTimezone(text)) throw new InvalidArgumentError('Expected an IANA zone such as America/New_York or UTC.');
  return text;
}

function parsePeriod(text: string): BarPeriod {
  if (!isBarPeriod(text)) throw new InvalidArgumentError('Expected an amount and a unit, such as 15m, 1h, 1d or 1w.');
  return text;
}

function parseColumns(text: string): ColumnMapping {
  const pairs = text.split(',').map((pair) => pair.split('='));
  for (const [field, name, ...rest] of pairs) {
    const known = barFields.some((known) => known === field);
    if (!known || name === undefined || name === '' || rest.length > 0)
      throw new InvalidArgumentError(`Expected FIELD=NAME pairs, the fields being ${barFields.join(', ')}.`);
  }
  return Object.fromEntries(pairs) as ColumnMapping;
}
