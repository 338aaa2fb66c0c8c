import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { identifyProcess, isRunning, type ProcessIdentity } from '../../adapters/processes/process-identity';
import { replaceFile, type Home } from './home';

/** What a command needs of the stack. */
export interface Demand {
  readonly needs: 'database' | 'everything';
  readonly computeWorkers: number;
}

/** The stack lives while somebody holds a lease: a running command, or the pin of `emp up --detach`. */
export interface Lease extends Demand {
  /** Undefined for the pin: it belongs to no process. */
  readonly holder?: ProcessIdentity;
  readonly command: string;
}

export interface HeldLease {
  isValid(): boolean;
  release(): void;
}

const pinFile = 'pinned.json';

let taken = 0;

export function takeLease(home: Home, demand: Demand & { command: string }): HeldLease {
  const holder = identifyProcess(process.pid);
  if (holder === undefined) throw new Error('this process cannot read its own start time');
  taken += 1;
  const file = path.join(home.leases, `${holder.pid}-${holder.startTime.replaceAll(/\W/g, '_')}-${taken}.json`);
  replaceFile(file, JSON.stringify({ ...demand, holder }));
  return { isValid: () => existsSync(file), release: () => rmSync(file, { force: true }) };
}

export function pinStack(home: Home, demand: Demand): void {
  replaceFile(path.join(home.leases, pinFile), JSON.stringify({ ...demand, command: 'emp up --detach' }));
}

/** False when it was not pinned. */
export function unpinStack(home: Home): boolean {
  const file = path.join(home.leases, pinFile);
  const pinned = existsSync(file);
  rmSync(file, { force: true });
  return pinned;
}

/** Takes every lease away: whoever holds one notices and ends. */
export function revokeLeases(home: Home): void {
  for (const file of leaseFiles(home)) rmSync(file, { force: true });
}

/** The leases in force; those of dead processes are removed. */
export function listLeases(home: Home): Lease[] {
  const leases: Lease[] = [];
  for (const file of leaseFiles(home)) {
    const lease = readLease(file);
    if (lease === undefined) continue;
    if (lease.holder === undefined || isRunning(lease.holder)) leases.push(lease);
    else rmSync(file, { force: true });
  }
  return leases;
}

function leaseFiles(home: Home): string[] {
  if (!existsSync(home.leases)) return []; // somebody deleted the home: nobody needs its stack
  return readdirSync(home.leases)
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(home.leases, name));
}

function readLease(file: string): Lease | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lease;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // released since the listing
    throw error;
  }
}
