import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identifyProcess, isRunning, type ProcessIdentity } from './process-identity';

/** Ends the holder's claim; the next process takes the lock over at once. */
export type Release = () => void;

/**
 * One process at a time holds the lock in `folder`; undefined while another living process does.
 *
 * A dead holder's lock cannot simply be deleted: between finding it dead and deleting it, another process may have taken over, and
 * the deletion would hit the living. So claims are numbered files: the highest number holds, it is never deleted but only
 * overtaken by the next number, and creating a number succeeds once.
 */
export function acquireLock(folder: string): Release | undefined {
  mkdirSync(folder, { recursive: true });
  const self = identifyProcess(process.pid);
  if (self === undefined) throw new Error('this process cannot read its own start time');
  for (;;) {
    const highest = highestClaim(folder);
    if (highest > 0 && holderOf(folder, highest) !== undefined) return undefined;
    const claim = highest + 1;
    if (!createClaim(folder, claim, self)) continue;
    if (highestClaim(folder) > claim) {
      rmSync(path.join(folder, String(claim)), { force: true });
      continue;
    }
    for (const number of claims(folder)) if (number < claim) rmSync(path.join(folder, String(number)), { force: true });
    return () => {
      if (existsSync(folder)) replaceFile(path.join(folder, String(claim)), 'released'); // else it was deleted with all claims
    };
  }
}

/** The living process that holds the lock, if any. */
export function findLockHolder(folder: string): ProcessIdentity | undefined {
  const highest = highestClaim(folder);
  return highest === 0 ? undefined : holderOf(folder, highest);
}

function holderOf(folder: string, claim: number): ProcessIdentity | undefined {
  try {
    const content = readFileSync(path.join(folder, String(claim)), 'utf8');
    if (content === 'released') return undefined;
    const holder = JSON.parse(content) as ProcessIdentity;
    return isRunning(holder) ? holder : undefined;
  } catch (error) {
    // Overtaken and removed since the listing: the caller lists again and finds the higher number.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function createClaim(folder: string, claim: number, self: ProcessIdentity): boolean {
  const draft = path.join(folder, `draft-${self.pid}`);
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 });
  try {
    linkSync(draft, path.join(folder, String(claim))); // appears whole or not at all, unlike a file that is created and then written
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceFile(file: string, content: string): void {
  writeFileSync(`${file}.next`, content, { mode: 0o600 });
  renameSync(`${file}.next`, file);
}

function claims(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function highestClaim(folder: string): number {
  return Math.max(0, ...claims(folder));
}
