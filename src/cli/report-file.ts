import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the report of a run or candidate lies unless said otherwise. Its name may hold what a file's may not. */
export function reportFile(home: string, name: string): string {
  return path.join(home, 'reports', `${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.html`);
}

/** Writes a page and returns its absolute path. */
export async function writePage(page: string, out: string): Promise<string> {
  const file = path.resolve(out);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, page);
  return file;
}
