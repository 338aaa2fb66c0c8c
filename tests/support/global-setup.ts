import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Servers are started by the first test that needs them; here they only get a place. */
module.exports = function prepareTestRun(): void {
  process.env.EMP_TEST_RUN_PID = String(process.pid);
  process.env.EMP_TEST_RUN = mkdtempSync(path.join(os.tmpdir(), 'emp-tests-'));
};
