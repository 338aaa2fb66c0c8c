import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { findPackageRoot } from '../../config/package-root';
import { CommandError, exitCodes } from '../output';
import type { Home } from './home';

/** Starts a supervisor in a session of its own. When another one owns the home already, it ends at once and nothing has changed. */
export function launchSupervisor(home: Home): void {
  // From the sources it is a .ts file, where Node has been told how to read these.
  const entry = path.join(__dirname, `supervise${path.extname(__filename)}`);
  const log = openSync(home.logFile('supervisor'), 'a', 0o600);
  try {
    spawn(process.execPath, [entry], {
      detached: true,
      stdio: ['ignore', log, log],
      cwd: home.folder, // the caller's folder may be deleted while the stack lives
      env: { ...process.env, EMP_HOME: home.folder },
    }).unref();
  } finally {
    closeSync(log);
  }
}

/**
 * The Temporal program of this machine. Where there is none, it is obtained first (which is told on stderr, and may take minutes), or
 * `temporal.missing` is thrown.
 */
export function findTemporalExecutable({ obtain }: { obtain: boolean }): Promise<string> {
  const script = path.join(findPackageRoot(__dirname), 'scripts', 'temporal-executable.mjs');
  return new Promise((resolve, reject) => {
    const args = obtain ? [script] : [script, '--find'];
    const child = execFile(process.execPath, args, { encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout.trim());
      const message = stderr.replaceAll(/^set-up: .*\n/gm, '').trim();
      reject(
        new CommandError('temporal.missing', message === '' ? 'there is no Temporal program' : message, {
          exitCode: exitCodes.unreachable,
          hint: 'install the Temporal CLI (https://docs.temporal.io/cli#install), or set TEMPORAL_ADDRESS',
        }),
      );
    });
    if (obtain) child.stderr?.pipe(process.stderr, { end: false });
  });
}
