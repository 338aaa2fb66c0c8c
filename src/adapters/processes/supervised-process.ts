import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { endProcess } from './process-end';
import { identifyProcess, type ProcessIdentity } from './process-identity';
import type { ServerCommand } from './server-command';

export interface SupervisedOptions {
  /** Made anew for each start, so that it can clear away what the last one left. */
  readonly command: () => ServerCommand;
  readonly logFile: string;
  readonly stop: { readonly signal: NodeJS.Signals; readonly timeoutMs: number };
  /** A Node child that leaves when this process dies: it sees its message channel close. */
  readonly channel?: boolean;
  readonly backOff?: BackOff;
  /** A start or an end; `identity` is undefined while it is down. */
  readonly onChange?: (identity: ProcessIdentity | undefined) => void;
}

export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
  /** After this time alive, the next end counts as the first again. */
  readonly healthyMs: number;
}

const defaultBackOff: BackOff = { firstMs: 200, longestMs: 5_000, healthyMs: 30_000 };

export interface SupervisedProcess {
  identity(): ProcessIdentity | undefined;
  restarts(): number;
  /** Ends it for good; returns when it is gone. */
  stop(): Promise<void>;
}

/** Keeps one process running: started at once, and again after every end, with growing pauses, until it is stopped. */
export function superviseProcess(options: SupervisedOptions): SupervisedProcess {
  const backOff = options.backOff ?? defaultBackOff;
  let child: ChildProcess | undefined;
  let identity: ProcessIdentity | undefined;
  let pending: NodeJS.Timeout | undefined;
  let pauseMs = backOff.firstMs;
  let starts = 0;
  let stopped = false;

  function start(): void {
    pending = undefined;
    starts += 1;
    const startedAt = performance.now();
    child = spawnLogged(options);
    identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
    options.onChange?.(identity);
    const once = { ended: false };
    const onEnd = (): void => {
      if (once.ended) return;
      once.ended = true;
      identity = undefined;
      options.onChange?.(undefined);
      if (stopped) return;
      if (performance.now() - startedAt >= backOff.healthyMs) pauseMs = backOff.firstMs;
      pending = setTimeout(start, pauseMs);
      pauseMs = Math.min(pauseMs * 2, backOff.longestMs);
    };
    child.once('exit', onEnd);
    child.once('error', onEnd); // the program could not be started
  }

  start();
  return {
    identity: () => identity,
    restarts: () => starts - 1,
    async stop() {
      stopped = true;
      clearTimeout(pending);
      if (identity !== undefined) await endProcess(identity, options.stop);
    },
  };
}

function spawnLogged({ command, logFile, channel = false }: SupervisedOptions): ChildProcess {
  const { file, args, env } = command();
  const log = openSync(logFile, 'a', 0o600);
  try {
    return spawn(file, args, {
      stdio: ['ignore', log, log, ...(channel ? (['ipc'] as const) : [])],
      env: { ...process.env, ...env },
    });
  } finally {
    closeSync(log);
  }
}
