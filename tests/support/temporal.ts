import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { findPackageRoot } from '../../src/config/package-root';

/** The Temporal program that the set-up found or obtained. Throws when there is none. */
export function temporalExecutable(): string {
  const script = path.join(findPackageRoot(), 'scripts', 'temporal-executable.mjs');
  try {
    return execFileSync(process.execPath, [script, '--find'], { encoding: 'utf8' }).trim();
  } catch {
    throw new Error(
      'no Temporal program on PATH or in the cache: run `npm test`, which obtains it, or `node scripts/temporal-executable.mjs`',
    );
  }
}
