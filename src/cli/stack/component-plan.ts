import type { ServerCommand } from '../../adapters/processes/server-command';

/** One part of the stack: how to start it, if it is ours to start, and how to see that it serves. */
export interface ComponentPlan {
  readonly name: string;
  readonly address: string;
  /** Parts that must serve before this one is started; they are stopped after it. */
  readonly after: readonly string[];
  /** Undefined for what the environment provides. */
  readonly process?: ProcessPlan;
  isReady(): Promise<boolean>;
  /** Once, when it serves for the first time and before others may rely on it. */
  onceReady?(): Promise<void>;
}

export interface ProcessPlan {
  /** Once, before the first start; the command it gives is made anew for each start. */
  prepare(): Promise<() => ServerCommand>;
  readonly stop: { readonly signal: NodeJS.Signals; readonly timeoutMs: number };
  readonly channel: boolean;
}
