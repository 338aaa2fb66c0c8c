import { InvalidArgumentError, Option, type Command } from 'commander';
import { countRules } from '../domain/evolution/parsimony';
import { costProfiles } from '../domain/microstructure/policy';
import { simulationPolicy } from '../domain/simulation/policy';
import { describeGenome } from '../domain/strategy/sentences';
import { parseMoment } from './bar-range';
import { parseWhole } from './options';
import type { Output } from './output';
import type { RecordSession } from './session';
import { backtestStrategy, type BacktestOptions } from './strategy-backtest';
import { describeComparison, describeParsimony, describeStrategy, strategyDocument } from './strategy-document';
import { describeFamilies, familiesDocument } from './strategy-families';
import { readStrategyFile } from './strategy-file';
import { findStrategy } from './strategy-lookup';
import { formatTable } from './table';

export interface StrategyContext {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: RecordSession) => Promise<T>): Promise<T>;
}

/** Registers `emp strategy import | show | list | families | compare | backtest`. */
export function strategyCommands(program: Command, context: StrategyContext): void {
  const strategy = program
    .command('strategy')
    .description('strategies: rules in plain words or JSON, named by their content (docs/strategy-schema.md)');
  strategy
    .command('import')
    .argument('<file>', 'JSON, or sentences as strategy show prints them; see docs/strategy-schema.md')
    .description('check a strategy of your own and store it; every problem of it is named')
    .action((file: string) => importStrategy(file, context));
  strategy
    .command('show')
    .argument('<id>', 'strategy, by a unique beginning of its id')
    .description('a strategy in words and as JSON, where it was born, and its figures')
    .action((id: string) => showStrategy(id, context));
  strategy
    .command('list')
    .option('--limit <number>', 'at most so many', parseWhole({ min: 1, max: 10_000 }), listedStrategies)
    .description('strategies of the record, those stored last first')
    .action(({ limit }: { limit: number }) => listStrategies(limit, context));
  strategy
    .command('families')
    .option('--import', 'store them, so that their ids can be named')
    .description('known strategies by family, with who described them')
    .action((options: { import?: boolean }) => showFamilies(options, context));
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
    .argument('<id-or-file>', 'strategy, by a unique beginning of its id, or a file of JSON or sentences')
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
    [
      `strategy ${id}`,
      ...describeGenome(genome).map((rule) => `  ${rule}`),
      describeParsimony(countRules(genome)),
    ].join('\n'),
  );
}

async function showStrategy(prefix: string, { output, withRecord }: StrategyContext): Promise<void> {
  const document = await withRecord(async (session) =>
    strategyDocument(await findStrategy(prefix, session.record), session),
  );
  output.result(document, () => describeStrategy(document));
}

/** As many as fit on a screen. */
const listedStrategies = 20;

async function listStrategies(limit: number, { output, withRecord }: StrategyContext): Promise<void> {
  const recorded = await withRecord(({ record }) => record.listGenomes(limit));
  const strategies = recorded.map(({ id, genome, recordedAt }) => ({
    ...{ strategy: id, recordedAt, ruleCount: countRules(genome), rules: describeGenome(genome) },
  }));
  output.result({ strategies }, () =>
    strategies.length === 0
      ? 'no strategy yet: emp strategy families --import, emp strategy import FILE'
      : formatTable(
          ['strategy', 'recorded', 'rules', 'begins with'],
          strategies.map(({ strategy, recordedAt, ruleCount, rules }) => [
            ...[strategy.slice(0, 12), recordedAt, ruleCount, rules[0] ?? ''],
          ]),
        ),
  );
}

async function showFamilies(
  { import: stores = false }: { import?: boolean },
  { output, withRecord }: StrategyContext,
): Promise<void> {
  const document = familiesDocument();
  if (stores)
    await withRecord(async ({ record }) => {
      for (const { strategy, genome } of document.families.flatMap(({ strategies }) => strategies))
        await record.storeGenome(strategy, genome);
    });
  output.result(document, () => describeFamilies(document));
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
