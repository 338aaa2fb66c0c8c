import path from 'node:path';

/** Where the report of a run or candidate lies unless said otherwise. Its name may hold what a file's may not. */
export function reportFile(home: string, name: string): string {
  return path.join(home, 'reports', `${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.html`);
}
