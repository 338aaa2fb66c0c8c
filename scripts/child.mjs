import { spawn } from 'node:child_process';
import { SetUpError } from './step.mjs';

/** Runs a program; its output is kept and shown only when it fails. Rejects with the end of that output. */
export function runQuietly(file, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const text = Buffer.concat(chunks).toString();
      if (code === 0) resolve(text);
      else reject(new SetUpError(`${file} ${args.join(' ')} ended with ${signal ?? code}:\n${abridge(text)}`));
    });
  });
}

/** The begin says what is wrong as often as the end. */
function abridge(text) {
  const lines = text.trim().split('\n');
  return (lines.length <= 40 ? lines : [...lines.slice(0, 15), '...', ...lines.slice(-24)]).join('\n');
}

/** Runs a program with this process's streams. Its exit code; an interrupt goes to both, and we wait for the program's own end. */
export function runInForeground(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: 'inherit' });
    const stay = () => undefined; // a terminal sends Ctrl-C to the child as well
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', stay);
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', stay).off('SIGTERM', pass).off('SIGHUP', pass);
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9));
    });
  });
}
