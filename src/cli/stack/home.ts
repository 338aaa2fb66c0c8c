import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of one stack: its servers' data, their logs, and who uses it. */
export interface Home {
  readonly folder: string;
  readonly stateFile: string;
  readonly portsFile: string;
  readonly leases: string;
  readonly lock: string;
  readonly postgres: string;
  readonly temporalDatabase: string;
  logFile(component: string): string;
}

export function openHome(folder: string): Home {
  const inHome = (...parts: string[]): string => path.join(folder, ...parts);
  for (const part of ['', 'leases', 'logs', 'postgres']) mkdirSync(inHome(part), { recursive: true, mode: 0o700 });
  return {
    folder,
    stateFile: inHome('stack.json'),
    portsFile: inHome('ports.json'),
    leases: inHome('leases'),
    lock: inHome('lock'),
    postgres: inHome('postgres'),
    temporalDatabase: inHome('temporal.db'),
    logFile: (component) => inHome('logs', `${component}.log`),
  };
}

/** A reader sees the old content or the new one, never a part. */
export function replaceFile(file: string, content: string): void {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}
