import { InvalidArgumentError, Option, type Command } from 'commander';
import { costProfiles } from '../domain/microstructure/policy';
import { simulationPolicy } from '../domain/simulation/policy';
import { describeGenome } from '../domain/strategy/sentences';
import { parseMoment } from './bar-range';
import type { Output } from './output';
import type { RecordSession } from './session';
import { backtestStrategy, type BacktestOptions } from './strategy-backtest';
import { describeComparison, describeStrategy, strategyDocument } from './strategy-document';
import { findStrategy, readStrategyFile } from './strategy-lookup';

export interface StrategyContext {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: RecordSession) => Promise<T>): Promise<T>;
}

/** Registers `emp strategy import | show | compare | backtest`. */
export function strategyCommands(program: Command, context: StrategyContext): void {
  const strategy = program
    .command('strategy')
    .description('strategies: rules in plain JSON, named by their content (docs/strategy-schema.md)');
  strategy
    .command('import')
    .argument('<file>', 'genome as JSON, see docs/strategy-schema.md')
    .description('check a strategy of your own and store it; every problem of it is named')
    .action((file: string) => importStrategy(file, context));
  strategy
    .command('show')
    .argument('<id>', 'strategy, by a unique beginning of its id')
    .description('a strategy in words and as JSON, where it was born, and its figures')
    .action((id: string) => showStrategy(id, context));
  strategy
    .command('compare')
    .argument('<a>', 'strategy, by a unique beginning of its id')
    .argument('<b>', 'the other one')
    .description('two strategies side by side: rules and figures')
    .action((a: string, b: string) => compareStrategies([a, b], context));
  addBacktest(strategy, context);
}

function addBacktest(strategy: Command, { output, withRecord }: StrategyContext): void {
  const { initialCapital, maxPosition } = simulationPolicy;
  strategy
    .command('backtest')
    .argument('<id-or-file>', 'strategy, by a unique beginning of its id, or a JSON file')
    .requiredOption('--dataset <id>', 'snapshot, by a unique beginning of its id')
    .addOption(new Option('--costs <profile>', 'transaction costs').choices([...costProfiles]).default('default'))
    .option('--capital <money>', 'money at the start', parsePositive, initialCapital)
    .option('--max-position <share>', 'largest share of equity in a position, up to 1', parseShare, maxPosition)
    .option('--from <time>', 'first bar, ISO 8601; a time without a zone is in that of the data', parseMoment)
    .option('--to <time>', 'last bar; a day means the whole of it', parseMoment)
    .option('--returns <file>', 'write the return of every bar to this CSV file')
    .option('--trades <file>', 'write every trade to this CSV file')
    .description('run a strategy over a data set; counts as a trial in the ledger')
    .action((idOrFile: string, options: BacktestOptions) =>
      withRecord((session) => backtestStrategy(idOrFile, options, { output, session })),
    );
}

async function importStrategy(file: string, { output, withRecord }: StrategyContext): Promise<void> {
  const { id, genome } = await readStrategyFile(file);
  await withRecord(({ record }) => record.storeGenome(id, genome));
  output.result({ strategy: id }, () =>
    [`strategy ${id}`, ...describeGenome(genome).map((rule) => `  ${rule}`)].join('\n'),
  );
}

async function showStrategy(prefix: string, { output, withRecord }: StrategyContext): Promise<void> {
  const document = await withRecord(async (session) =>
    strategyDocument(await findStrategy(prefix, session.record), session),
  );
  output.result(document, () => describeStrategy(document));
}

async function compareStrategies(prefixes: readonly string[], { output, withRecord }: StrategyContext): Promise<void> {
  const strategies = await withRecord((session) =>
    Promise.all(prefixes.map(async (prefix) => strategyDocument(await findStrategy(prefix, session.record), session))),
  );
  output.result({ strategies }, () => describeComparison(strategies));
}

function parsePositive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value)))
    throw new InvalidArgumentError('Expected a number above 0, such as 50000.');
  return value;
}

function parseShare(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('Expected a share above 0 and up to 1, such as 0.95.');
  return value;
}
