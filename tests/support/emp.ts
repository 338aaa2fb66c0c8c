import { spawn } from 'node:child_process';
import path from 'node:path';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  readonly ended: Promise<CommandResult>;
}

const entry = path.resolve(__dirname, '../../dist/cli/emp.js');

/** Starts the built `emp` as a user would: its own process, nothing on standard input. */
export function startEmp(args: readonly string[], environment: NodeJS.ProcessEnv = {}): RunningCommand {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  if (child.pid === undefined) throw new Error(`emp ${args.join(' ')} did not start`);
  return { pid: child.pid, stdout: () => stdout, stderr: () => stderr, ended };
}

export function runEmp(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  return startEmp(args, environment).ended;
}
