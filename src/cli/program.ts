import { Command } from 'commander';
import type { CliContext } from './context';
import { doctorCommand } from './doctor';
import type { RecordSession } from './session';
import { stackCommands } from './stack-commands';

/**
 * The nouns whose commands bring much with them (Temporal's client, charts): a command loads its own noun, which saves the others half
 * a second; help and a word that is not known load them all.
 */
const nouns: Readonly<Record<string, (program: Command, context: CliContext) => Promise<void>>> = {
  data: async (program, context) => (await import('./data')).dataCommands(program, recordAccess(context)),
  evolve: async (program, context) => (await import('./evolve')).evolveCommands(program, context),
  strategy: async (program, context) => (await import('./strategy')).strategyCommands(program, recordAccess(context)),
  sense: async (program, context) => (await import('./sense')).senseCommands(program, recordAccess(context)),
  regime: async (program, context) => (await import('./regime')).regimeCommands(program, recordAccess(context)),
  prove: async (program, context) => (await import('./prove')).proveCommands(program, context),
  gate: async (program, context) => (await import('./gate')).gateCommands(program, recordAccess(context)),
  report: async (program, context) => (await import('./report')).reportCommands(program, recordAccess(context)),
  schedule: async (program, context) => (await import('./schedule')).scheduleCommands(program, context),
  bench: async (program, context) => (await import('./bench')).benchCommands(program, context),
  experiment: async (program, context) => (await import('./experiment')).experimentCommands(program, context),
};

const lightNouns = ['up', 'down', 'status', 'doctor'];

export interface ProgramOptions {
  readonly context: CliContext;
  readonly version: string;
  /** What will be parsed. */
  readonly args: readonly string[];
}

/** The vocabulary, `emp NOUN VERB`, or the part of it that the arguments ask for. */
export async function createProgram({ context, version, args }: ProgramOptions): Promise<Command> {
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
  const noun = args.find((arg) => !arg.startsWith('-')) ?? '';
  if (lightNouns.includes(noun)) return program;
  const wanted = Object.hasOwn(nouns, noun) ? [noun] : Object.keys(nouns);
  for (const name of wanted) await nouns[name]?.(program, context);
  return program;
}

const exitCodesText = `
Exit codes: 0 done, 1 fault, 2 usage, 3 refused, 4 not found, 5 a dependency cannot be reached, 130 interrupted.
What a process reads from its environment is listed in .env.example.
`;

/** For commands that need no more than the record. */
function recordAccess(context: CliContext) {
  const withRecord = async <T>(use: (session: RecordSession) => Promise<T>): Promise<T> =>
    (await import('./session')).withRecord(context, use);
  return {
    output: context.output,
    withRecord,
    withDataSets: <T>(use: (store: RecordSession['dataSets']) => Promise<T>): Promise<T> =>
      withRecord(({ dataSets }) => use(dataSets)),
  };
}
