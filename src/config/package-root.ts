import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this package's package.json: the same from the sources and from the built files. */
export function findPackageRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no package.json above ${from}`);
  }
}

/** The numbered SQL files of the record's schema. */
export function migrationsFolder(): string {
  return path.join(findPackageRoot(), 'infra', 'postgres', 'migrations');
}
