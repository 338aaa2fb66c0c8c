import { Command } from 'commander';
import type { Output } from '../../src/cli/output';
import type { RecordSession } from '../../src/cli/session';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { fakeProvingRecord } from '../fakes/proving-record';

export interface CommandRun {
  /** Documents for programs and texts for people, in step. */
  readonly results: readonly unknown[];
  readonly texts: readonly string[];
  readonly notices: readonly string[];
  readonly error: unknown;
}

interface RecordContext {
  readonly output: Output;
  withRecord<T>(use: (session: RecordSession) => Promise<T>): Promise<T>;
}

/** A record in memory, and a way to run commands on it as from the command line. */
export function openCommandWorld(register: (program: Command, context: RecordContext) => void, home = '/nowhere') {
  const dataSets = fakeDataSets();
  const session: RecordSession = { ...fakeEvolutionRecord({ dataSets }), proofs: fakeProvingRecord(), dataSets, home };
  const run = async (...args: string[]): Promise<CommandRun> => {
    const [results, texts, notices]: [unknown[], string[], string[]] = [[], [], []];
    const output: Output = {
      json: true,
      result: (document, text) => void (results.push(document), texts.push(text().replaceAll('\u00a0', ' '))),
      line: () => undefined,
      notice: (text) => void notices.push(text),
    };
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    register(program, { output, withRecord: (use) => use(session) });
    const error: unknown = await program.parseAsync(args, { from: 'user' }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { results, texts, notices, error };
  };
  return { session, run };
}
