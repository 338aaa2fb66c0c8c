import { existsSync, readFileSync, rmSync } from 'node:fs';
import { findLockHolder } from '../../adapters/processes/exclusive-lock';
import { isSameProcess, type ProcessIdentity } from '../../adapters/processes/process-identity';
import { replaceFile, type Home } from './home';

/** What the supervisor tells everybody else, in `stack.json`. */
export interface StackState {
  readonly supervisor: ProcessIdentity;
  /** `failed` stays behind when the supervisor has given up; then `problem` says why. */
  readonly phase: 'running' | 'stopping' | 'failed';
  readonly problem?: string;
  readonly components: readonly ComponentState[];
  readonly addresses: StackAddresses;
}

export interface ComponentState {
  readonly name: string;
  /** Of the process we started; undefined while it is down, and for what others run. */
  readonly identity?: ProcessIdentity;
  readonly address: string;
  readonly managed: boolean;
  readonly ready: boolean;
  readonly restarts: number;
  readonly stopSignal: NodeJS.Signals;
}

export interface StackAddresses {
  readonly temporal: string;
  readonly namespace: string;
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly webUi?: string;
}

export function readStackState(home: Home): StackState | undefined {
  if (!existsSync(home.stateFile)) return undefined;
  try {
    return JSON.parse(readFileSync(home.stateFile, 'utf8')) as StackState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // the stack has just ended
    throw error;
  }
}

/** The state of the supervisor that lives; undefined while there is none, or it has not yet said anything. */
export function readLiveState(home: Home): StackState | undefined {
  const state = readStackState(home);
  const holder = findLockHolder(home.lock);
  // What a killed supervisor left looks as if all were well.
  return state !== undefined && holder !== undefined && isSameProcess(state.supervisor, holder) ? state : undefined;
}

export function writeStackState(home: Home, state: StackState): void {
  replaceFile(home.stateFile, `${JSON.stringify(state, undefined, 2)}\n`);
}

export function removeStackState(home: Home): void {
  rmSync(home.stateFile, { force: true });
}
