import { setTimeout as sleep } from 'node:timers/promises';
import { superviseProcess, type SupervisedProcess } from '../../adapters/processes/supervised-process';
import type { ComponentPlan } from './component-plan';
import type { ComponentState } from './stack-state';

const readinessPollMs = 50;

/** One part of the stack while it runs: its process is restarted after every end, and it is ready when it serves again. */
export class ComponentRun {
  private supervised: SupervisedProcess | undefined;
  private ready = false;
  private hasServed = false;
  private starts = 0;
  private stopped = false;

  constructor(
    readonly plan: ComponentPlan,
    private readonly options: { logFile: string; onChange: () => void },
  ) {}

  /** Resolves when it serves for the first time. Rejects when that takes longer than `timeoutMs`. */
  async start(timeoutMs: number): Promise<void> {
    const { process } = this.plan;
    if (process !== undefined) {
      const command = await process.prepare();
      if (this.stopped) return;
      this.supervised = superviseProcess({
        command,
        logFile: this.options.logFile,
        stop: process.stop,
        channel: process.channel,
        onChange: (identity) => {
          this.ready = false;
          this.options.onChange();
          if (identity !== undefined) void this.awaitRestart();
        },
      });
      this.options.onChange(); // now its process is known
    }
    await this.awaitReady(timeoutMs);
    if (this.stopped) return;
    await this.plan.onceReady?.();
    this.hasServed = true;
    this.setReady();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.supervised?.stop();
  }

  state(): ComponentState {
    const identity = this.supervised?.identity();
    return {
      name: this.plan.name,
      ...(identity === undefined ? {} : { identity }),
      address: this.plan.address,
      managed: this.plan.process !== undefined,
      ready: this.ready,
      restarts: this.supervised?.restarts() ?? 0,
      stopSignal: this.plan.process?.stop.signal ?? 'SIGTERM',
    };
  }

  private async awaitRestart(): Promise<void> {
    this.starts += 1;
    const start = this.starts;
    if (!this.hasServed) return; // start() is waiting for it, and has more to do then
    while (!this.stopped && start === this.starts) {
      if (await this.plan.isReady()) return this.setReady();
      await sleep(readinessPollMs);
    }
  }

  private async awaitReady(timeoutMs: number): Promise<void> {
    const startedAt = performance.now();
    while (!(await this.plan.isReady())) {
      if (this.stopped) return;
      if (performance.now() - startedAt > timeoutMs)
        throw new ComponentFault(this.plan, timeoutMs, this.options.logFile);
      await sleep(readinessPollMs);
    }
  }

  private setReady(): void {
    this.ready = true;
    this.options.onChange();
  }
}

export class ComponentFault extends Error {
  constructor({ name, address, process }: ComponentPlan, timeoutMs: number, logFile: string) {
    const seconds = Math.round(timeoutMs / 1_000);
    super(
      process === undefined
        ? `${name} at ${address} cannot be reached (tried for ${seconds} s)`
        : `${name} did not start within ${seconds} s; its log is ${logFile}`,
    );
  }
}
