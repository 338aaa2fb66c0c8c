import { Command } from 'commander';
import { Pool } from 'pg';
import { postgresDataSets } from '../adapters/postgres/data-sets';
import type { CliContext } from './context';
import { dataCommands } from './data';
import { doctorCommand } from './doctor';
import { stackCommands } from './stack-commands';

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
  dataCommands(program, { output: context.output, withDataSets: (use) => withDataSets(context, use) });
  return program;
}

const exitCodesText = `
Exit codes: 0 done, 1 fault, 2 usage, 3 refused, 4 not found, 5 a dependency cannot be reached, 130 interrupted.
What a process reads from its environment is listed in .env.example.
`;

function withDataSets<T>(
  context: CliContext,
  use: (store: ReturnType<typeof postgresDataSets>) => Promise<T>,
): Promise<T> {
  return context.withStack({ needs: 'database' }, async ({ databaseUrl }) => {
    const pool = new Pool({ connectionString: databaseUrl, max: 2, application_name: 'emp-cli' });
    try {
      return await use(postgresDataSets(pool));
    } finally {
      await pool.end();
    }
  });
}
