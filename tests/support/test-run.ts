import path from 'node:path';
import type { ProcessIdentity } from '../../src/adapters/processes/process-identity';

/** The folder that belongs to this run of the tests, made by the global set-up and removed by the global tear-down. */
export function testRunFolder(): string {
  return setByGlobalSetup('EMP_TEST_RUN');
}

/** The process that runs the tests; its workers come and go. */
export function testRunPid(): string {
  return setByGlobalSetup('EMP_TEST_RUN_PID');
}

function setByGlobalSetup(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with the jest.config.js of this project`);
  return value;
}

export interface DatabaseServer {
  /** The process that keeps PostgreSQL; it ends PostgreSQL when it is asked to end, or when the test run is gone. */
  readonly keeper: ProcessIdentity;
  /** A superuser's address without the database's name at its end. */
  readonly address: string;
}

export const databaseServerFile = (folder: string): string => path.join(folder, 'database-server.json');
export const databaseTemplate = 'emp_template';
