import type { Command } from 'commander';
import { readDataFile } from '../adapters/market-data/data-file';
import { describeLuck } from '../adapters/report/luck-sentence';
import { inferPeriodsPerYear } from '../domain/market/inferred-periods';
import { readReturnsTable, type ReturnsTable } from '../domain/market/returns-table';
import { judgeFamily } from '../domain/validation/family-battery';
import type { GateStatistic } from '../domain/validation/gate';
import { judgeReturns } from '../domain/validation/returns-battery';
import type { CliContext } from './context';
import { formatFigureTable } from './figure-table';
import { parseNumber, parseWhole } from './options';
import { CommandError, exitCodes } from './output';

interface ReturnsOptions {
  readonly benchmark?: string;
  readonly trials?: number;
  readonly periodsPerYear?: number;
  readonly resamples: number;
  readonly seed: number;
}

/** Registers `emp prove returns`: needs no record and no server. */
export function addReturnsCommand(prove: Command, context: Pick<CliContext, 'output'>): void {
  prove
    .command('returns')
    .argument('<file.csv>', 'simple returns, one column a strategy, one row a period; times first, names on top')
    .description('is it luck? every statistic on returns that come from anywhere')
    .option('--benchmark <file.csv>', 'returns of what could have been held instead, row for row')
    .option(
      '--trials <n>',
      'strategies tried before (default: the columns of the file)',
      parseWhole({ min: 1, max: 1e9 }),
    )
    .option('--periods-per-year <p>', 'rows a year (default: told by the times)', parseNumber({ above: 0, max: 1e6 }))
    .option('--resamples <n>', 'resamples of the bootstrap', parseWhole({ min: 100, max: 100_000 }), 2_000)
    .option('--seed <n>', 'seed of the bootstrap', parseWhole({ min: 0, max: Number.MAX_SAFE_INTEGER }), 1)
    .action((file: string, options: ReturnsOptions) => proveReturns(file, options, context));
}

async function proveReturns(file: string, options: ReturnsOptions, context: Pick<CliContext, 'output'>): Promise<void> {
  const table = await requireTable(file);
  const { names, series, emptyRows } = table;
  requireRows(table, file);
  const benchmark = options.benchmark === undefined ? undefined : await requireBenchmark(options.benchmark, table);
  const periodsPerYear = options.periodsPerYear ?? requirePeriodsPerYear(table, file);
  const trials = countTrials(options.trials ?? 1, names.length, context);
  const { seed, resamples } = options;
  const terms = { periodsPerYear, trials, seed, resamples, ...(benchmark && { benchmark }) };
  const document = {
    observations: series[0]!.length,
    ...(emptyRows > 0 && { emptyRows }),
    ...{ periodsPerYear, trials, seed, resamples },
    series: names.map((name, column) => {
      const statistics = judgeReturns(series[column]!, terms);
      return {
        name,
        luck: describeLuck(statistics, { trials, periodsPerYear, observations: series[column]!.length }),
        statistics,
      };
    }),
    family: names.length > 1 ? judgeFamily({ names, series }, terms) : [],
  };
  context.output.result(document, () => describeReturns(document));
}

function countTrials(told: number, columns: number, { output }: Pick<CliContext, 'output'>): number {
  if (told > 1 && told < columns) output.notice(`${columns} columns are ${columns} trials: more than the ${told} told`);
  return Math.max(told, columns);
}

/** A ratio of fewer values says nothing, and most statistics are undefined. */
const leastRows = 10;

function requireRows({ series }: ReturnsTable, file: string): void {
  const rows = series[0]!.length;
  if (rows < leastRows)
    throw new CommandError('returns.too-few', `${file} holds ${rows} returns, at least ${leastRows} are needed`, {
      exitCode: exitCodes.fault,
      hint: 'a longer record, or a shorter period than that of its rows',
    });
}

async function requireTable(file: string): Promise<ReturnsTable> {
  const read = await readDataFile(file);
  if ('refused' in read) {
    const { code, reason, hint } = read.refused;
    const exitCode = code === 'data.file-not-found' ? exitCodes.notFound : exitCodes.fault;
    // Some reasons name the file themselves.
    const message = reason.includes(file) ? reason : `${file} ${reason}`;
    throw new CommandError(code, message, { exitCode, hint });
  }
  const result = readReturnsTable(read.content);
  if ('table' in result) return result.table;
  const { code, message, hint } = result.refused;
  throw new CommandError(code, `${file}: ${message}`, { exitCode: exitCodes.fault, hint: `expected ${hint}` });
}

async function requireBenchmark(file: string, { series, times }: ReturnsTable): Promise<Float64Array> {
  const table = await requireTable(file);
  const fault = (message: string): CommandError =>
    new CommandError('returns.benchmark-differs', `${file}: ${message}`, {
      exitCode: exitCodes.fault,
      hint: 'the benchmark has one column, and the same rows as the strategies',
    });
  if (table.names.length !== 1) throw fault(`${table.names.length} columns of returns, 1 expected`);
  const [own] = table.series;
  if (own!.length !== series[0]!.length) throw fault(`${own!.length} rows, ${series[0]!.length} expected`);
  const differing = times && table.times ? times.findIndex((time, row) => time !== table.times?.[row]) : -1;
  if (differing >= 0) throw fault(`row ${differing + 1} has another time than that of the strategies`);
  return own!;
}

function requirePeriodsPerYear({ times }: ReturnsTable, file: string): number {
  const inferred = times && inferPeriodsPerYear(times);
  if (inferred !== undefined) return inferred;
  throw new CommandError('returns.unknown-period', `${file} does not tell how many rows a year has`, {
    exitCode: exitCodes.usage,
    hint: '--periods-per-year 252 for trading days, 12 for months',
  });
}

interface ReturnsDocument {
  readonly observations: number;
  readonly emptyRows?: number;
  readonly periodsPerYear: number;
  readonly trials: number;
  readonly series: readonly {
    readonly name: string;
    /** The answer in one sentence. */
    readonly luck: string;
    readonly statistics: readonly GateStatistic[];
  }[];
  readonly family: readonly GateStatistic[];
}

function describeReturns({ observations, emptyRows, periodsPerYear, trials, series, family }: ReturnsDocument): string {
  const left = emptyRows === undefined ? '' : `, ${emptyRows} without a value left out`;
  const years = (observations / periodsPerYear).toFixed(1);
  const parts = [`${observations} returns${left}, ${periodsPerYear} a year: ${years} years; ${trials} tried`];
  for (const { name, luck, statistics } of series) parts.push(`${name}\n${luck}\n${describeStatistics(statistics)}`);
  if (family.length > 0) parts.push(`all ${series.length} together\n${describeStatistics(family)}`);
  return parts.join('\n\n');
}

function describeStatistics(statistics: readonly GateStatistic[]): string {
  const show = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toPrecision(5))));
  const rows = statistics.map(({ name, value, standardError, interval, pValue, method }) => [
    `  ${name}`,
    show(value) || 'undefined',
    show(standardError),
    interval ? `${show(interval.lower)} to ${show(interval.upper)}` : '',
    show(pValue),
    ` ${method}`,
  ]);
  return formatFigureTable(['  statistic', 'value', 'error', '95 % interval', 'p', ' method'], rows);
}
