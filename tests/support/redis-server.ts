import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, isPortFree } from '../../src/adapters/processes/free-port';

/** The Redis server on PATH; undefined where there is none, and tests that need it are skipped by name. */
export const redisExecutable = (process.env.PATH ?? '')
  .split(path.delimiter)
  .map((folder) => path.join(folder, 'redis-server'))
  .find(isExecutable);

export interface RedisServer {
  readonly url: string;
  /** Ends it as a crash would: nothing is said to clients, nothing is kept. */
  kill(): Promise<void>;
  /** It keeps its connections and answers nothing. */
  freeze(): void;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** A Redis of its own on a free port, without persistence; not started yet. */
export async function prepareRedisServer(): Promise<RedisServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'emp-redis-'));
  const port = await findFreePort();
  let running: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (running === undefined) return;
    const closed = once(running, 'close');
    running.kill('SIGKILL');
    await closed;
    running = undefined;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    freeze: () => void running?.kill('SIGSTOP'),
    async start() {
      if (redisExecutable === undefined) throw new Error('there is no redis-server on PATH');
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      running = spawn(redisExecutable, [...options, '--dir', folder], { stdio: 'ignore' });
      for (let attempt = 0; await isPortFree(port); attempt++) {
        if (attempt === 400) throw new Error(`Redis did not start on port ${port}`);
        await sleep(25);
      }
    },
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
