import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, signalProcess, type ProcessIdentity } from './process-identity';

const pollMs = 20;

/** Waits until the process is gone; false when it still runs after `timeoutMs`. */
export async function awaitProcessEnd(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; isRunning(identity); waitedMs += pollMs) {
    if (waitedMs >= timeoutMs) return false;
    await sleep(pollMs);
  }
  return true;
}

/** Asks the process to end and kills it when it has not done so within `timeoutMs`. */
export async function endProcess(
  identity: ProcessIdentity,
  { signal, timeoutMs }: { signal: NodeJS.Signals; timeoutMs: number },
): Promise<void> {
  if (!signalProcess(identity, signal) || (await awaitProcessEnd(identity, timeoutMs))) return;
  signalProcess(identity, 'SIGKILL');
  await awaitProcessEnd(identity, timeoutMs);
}
