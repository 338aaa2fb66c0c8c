import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import type { TrialLedger } from '../activities/ledger-ports';
import type { DataSetStore, EvolutionRecord, Run } from '../activities/ports';
import type { ProvingRecord } from '../activities/proving-ports';
import { postgresDataSets } from '../adapters/postgres/data-sets';
import { postgresEvolutionRecord } from '../adapters/postgres/evolution-record';
import { postgresProvingRecord } from '../adapters/postgres/proving-record';
import { postgresTrials } from '../adapters/postgres/trials';
import { temporalConnection } from '../config/temporal-connection';
import type { CliContext } from './context';
import { requireNamed } from './named-record';
import { CommandError, exitCodes } from './output';
import type { Stack } from './stack/stack';

export interface RecordSession {
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly proofs: ProvingRecord;
  readonly dataSets: DataSetStore;
  readonly home: string;
}

/** What a command on runs works with: the record, and a client of Temporal. */
export interface RunSession extends RecordSession {
  readonly client: Client;
  readonly stack: Stack;
}

/** Opens the record alone: enough for whatever only reads it. */
export function withRecord<T>(context: CliContext, use: (session: RecordSession) => Promise<T>): Promise<T> {
  return context.withStack({ needs: 'database' }, (stack) => withPool(stack, use));
}

/** Opens the record and Temporal with workers behind it. */
export function withRuns<T>(
  context: CliContext,
  options: { computeWorkers?: number },
  use: (session: RunSession) => Promise<T>,
): Promise<T> {
  return context.withStack(options, (stack) =>
    withPool(stack, async (session) => {
      const { connectionOptions } = temporalConnection({ ...process.env, TEMPORAL_ADDRESS: stack.temporalAddress });
      const connection = await Connection.connect(connectionOptions).catch((error: unknown) => {
        throw new CommandError('temporal.unreachable', `Temporal at ${stack.temporalAddress}: ${String(error)}`, {
          exitCode: exitCodes.unreachable,
          hint: 'emp doctor',
        });
      });
      try {
        return await use({ ...session, stack, client: new Client({ connection, namespace: stack.namespace }) });
      } finally {
        await connection.close();
      }
    }),
  );
}

async function withPool<T>(stack: Stack, use: (session: RecordSession) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: stack.databaseUrl, max: 4, application_name: 'emp-cli' });
  // A broken idle connection is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    return await use({
      record: postgresEvolutionRecord(pool),
      ledger: postgresTrials(pool),
      proofs: postgresProvingRecord(pool),
      dataSets: postgresDataSets(pool),
      home: stack.home,
    });
  } finally {
    await pool.end();
  }
}

/** The run that a name or unique prefix means. */
export function requireRun(record: Pick<EvolutionRecord, 'findRun' | 'listRuns'>, prefix: string): Promise<Run> {
  return requireNamed(prefix, {
    kind: 'run',
    find: (name) => record.findRun(name),
    list: () => record.listRuns(),
    nameOf: ({ run }) => run,
    hint: 'emp evolve list',
  });
}
