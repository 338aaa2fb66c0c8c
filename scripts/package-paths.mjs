import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const packageRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const inPackage = (...parts) => path.join(packageRoot, ...parts);

/** What a second clone can use again: it outlives this one. */
export function userCacheFolder(environment = process.env) {
  return path.join(environment.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'emp-proving-ground');
}
