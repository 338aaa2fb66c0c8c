import { existsSync, readFileSync, rmSync } from 'node:fs';
import { endProcess } from '../../src/adapters/processes/process-end';
import { databaseServerFile, testRunFolder, type DatabaseServer } from './test-run';

module.exports = async function endTestRun(): Promise<void> {
  const folder = testRunFolder();
  const file = databaseServerFile(folder);
  if (existsSync(file)) {
    const { keeper } = JSON.parse(readFileSync(file, 'utf8')) as DatabaseServer;
    await endProcess(keeper, { signal: 'SIGTERM', timeoutMs: 20_000 });
  }
  rmSync(folder, { recursive: true, force: true });
};
