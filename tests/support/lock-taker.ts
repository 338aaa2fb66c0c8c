import { acquireLock } from '../../src/adapters/processes/exclusive-lock';

/** Tries once for the lock, says whether it holds it, and keeps it until it is killed. */
const release = acquireLock(process.argv[2] ?? '');
process.stdout.write(release === undefined ? 'refused\n' : 'holds\n');
setInterval(() => undefined, 1_000);
