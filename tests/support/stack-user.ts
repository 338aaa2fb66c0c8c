import { writeSync } from 'node:fs';
import { readEnvironment } from '../../src/config/env';
import { CommandError } from '../../src/cli/output';
import { withStack } from '../../src/cli/stack/with-stack';

/** A command that uses the database until it is told to end by SIGUSR2: tells what it was given, then how it ended. */
const environment = readEnvironment();
const say = (document: unknown): void => void writeSync(1, `${JSON.stringify(document)}\n`);
withStack({ environment, command: 'test', needs: 'database', notice: () => undefined }, async (stack) => {
  const done = new Promise((resolve) => process.once('SIGUSR2', resolve));
  say({ databaseUrl: stack.databaseUrl, components: await stack.components() });
  await done;
}).then(
  () => process.exit(0),
  (error: unknown) => {
    const command = error instanceof CommandError ? error : undefined;
    say({ code: command?.code, message: String(error) });
    process.exit(command?.options.exitCode ?? 1);
  },
);
