import { Command } from 'commander';
import { benchCommands } from './bench';
import type { CliContext } from './context';
import { dataCommands, type DataCommandContext } from './data';
import { doctorCommand } from './doctor';
import { evolveCommands } from './evolve';
import { reportCommands, type ReportContext } from './report';
import { scheduleCommands } from './schedule';
import { withRecord } from './session';
import { stackCommands } from './stack-commands';
import { strategyCommands, type StrategyContext } from './strategy';

/** What commands are given that need no more than the record. */
type RecordAccess = DataCommandContext & StrategyContext & ReportContext;

/** The whole vocabulary: `emp NOUN VERB`. */
export function createProgram(context: CliContext, version: string): Command {
  const program = new Command('emp')
    .description('Evolves trading strategies on market data, durable and bit-identical, and judges them honestly.')
    .version(version)
    .option('--json', 'one JSON document on stdout instead of text')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({ outputError: () => undefined }) // the outcome is told in one place
    .showSuggestionAfterError()
    .addHelpText('after', exitCodesText);
  stackCommands(program, context);
  doctorCommand(program, context);
  const record: RecordAccess = {
    output: context.output,
    withRecord: (use) => withRecord(context, use),
    withDataSets: (use) => withRecord(context, ({ dataSets }) => use(dataSets)),
  };
  dataCommands(program, record);
  evolveCommands(program, context);
  strategyCommands(program, record);
  reportCommands(program, record);
  scheduleCommands(program, context);
  benchCommands(program, context);
  return program;
}

const exitCodesText = `
Exit codes: 0 done, 1 fault, 2 usage, 3 refused, 4 not found, 5 a dependency cannot be reached, 130 interrupted.
What a process reads from its environment is listed in .env.example.
`;
