import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '../config/env';
import { findPackageRoot } from '../config/package-root';
import { describeOutcome } from './command-outcome';
import type { CliContext } from './context';
import { exitCodes, type Output } from './output';
import { createProgram } from './program';
import { withStack } from './stack/with-stack';
import { terminalOutput } from './terminal-output';

/** The program: reads the command, runs it, and ends with its exit code. */
async function runCommandLine(args: readonly string[], output: Output): Promise<number> {
  try {
    const environment = readEnvironment();
    const context: CliContext = {
      output,
      environment,
      withStack: ({ needs, computeWorkers }, use) =>
        withStack(
          {
            environment,
            command: ['emp', ...args].join(' '),
            notice: (text) => output.notice(text),
            ...(needs !== undefined && { needs }),
            ...(computeWorkers !== undefined && { computeWorkers }),
          },
          use,
        ),
    };
    const program = await createProgram({ context, version: readVersion(), args });
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    const outcome = describeOutcome(error);
    if (outcome.error !== undefined) {
      const { message, hint } = outcome.error;
      if (output.json) output.result({ error: outcome.error }, () => '');
      else output.notice(`error: ${message}${hint === undefined ? '' : `\nhint: ${hint}`}`);
      if (outcome.exitCode === exitCodes.fault && process.env.EMP_LOG_LEVEL === 'debug') output.notice(stackOf(error));
    }
    return outcome.exitCode;
  }
}

function readVersion(): string {
  const text = readFileSync(path.join(findPackageRoot(__dirname), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Whoever reads us may stop reading, as `head` does: that is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.done);
  });

const args = process.argv.slice(2);
const beforeOperands = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
const output = terminalOutput({
  json: beforeOperands.includes('--json'),
  stdout: process.stdout,
  stderr: process.stderr,
});
void runCommandLine(args, output).then((code) => process.stdout.write('', () => process.exit(code)));
