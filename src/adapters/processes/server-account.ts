import { execFileSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** PostgreSQL refuses to run as root, so root hands it to an account without rights. */
export interface ServerAccount {
  /** Goes before the server's own command line. It replaces itself by the server, so the child's pid is the server's. */
  readonly prefix: readonly string[];
  /** Makes a folder the account's own, where the account is another user to the file system. */
  own(folder: string): void;
}

const root = 0;
const nobody = 65534;

const namespacePrefix = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

// Reading and searching every folder stays allowed: the clone and the home usually lie below a folder that only root may enter.
const capabilityPrefix = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=-all,+dac_read_search',
  '--ambient-caps=-all,+dac_read_search',
  '--bounding-set=-all,+dac_read_search',
  '--no-new-privs',
  '--securebits=+no_setuid_fixup',
];

/**
 * How this user can run the server: as itself; as root in a user namespace where root's files belong to nobody; else as nobody with
 * only the right to read. Throws with the ways out when root has neither.
 */
export function chooseServerAccount({
  isRoot = process.getuid?.() === 0,
  works = commandWorks,
}: { isRoot?: boolean; works?: (command: readonly string[]) => boolean } = {}): ServerAccount {
  if (!isRoot) return { prefix: [], own: () => undefined };
  if (works([...namespacePrefix, 'true'])) return { prefix: namespacePrefix, own: (folder) => chownTree(folder, root) };
  if (works([...capabilityPrefix, 'true']))
    return { prefix: capabilityPrefix, own: (folder) => chownTree(folder, nobody) };
  throw new Error(
    'PostgreSQL does not run as root, and this machine allows neither user namespaces (unshare) nor a change of user (setpriv). ' +
      'Do one of these: run as a normal user; set DATABASE_URL to a PostgreSQL server of your own; allow user namespaces ' +
      '(sysctl kernel.unprivileged_userns_clone=1, or a container with CAP_SYS_ADMIN).',
  );
}

function commandWorks([file, ...args]: readonly string[]): boolean {
  try {
    execFileSync(file ?? '', args, { stdio: 'ignore', timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

function chownTree(folder: string, user: number): void {
  if (lstatSync(folder).uid === user) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) chownTree(file, user);
    else chownSync(file, user, user);
  }
  chownSync(folder, user, user); // last: an interrupted change of owner is seen and repeated
}
