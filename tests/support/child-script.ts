import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findPackageRoot } from '../../src/config/package-root';

export interface ChildScript {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The next line of its standard output; rejects when it ends without one. */
  nextLine(): Promise<string>;
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  stderr(): string;
}

/** Runs a TypeScript file of the tests or the sources in a process of its own. */
export function runScript(
  file: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
): ChildScript {
  const root = findPackageRoot(__dirname);
  const register = `--require ${path.join(root, 'tests', 'support', 'register.cjs')}`;
  const child = spawn(process.execPath, [path.join(root, file), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, NODE_OPTIONS: register },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  return {
    child,
    pid: child.pid ?? 0,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${file} ended without another line: ${errors.join('')}`);
      return value;
    },
    ended: once(child, 'close').then(([code, signal]: (number | NodeJS.Signals | null)[]) => code ?? signal ?? null),
    stderr: () => errors.join(''),
  };
}
