import path from 'node:path';

/** Where the report of a run lies unless said otherwise. A run's name may hold what a file's may not. */
export function reportFile(home: string, run: string): string {
  return path.join(home, 'reports', `${run.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.html`);
}
