import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireLock } from '../../adapters/processes/exclusive-lock';
import { endProcess } from '../../adapters/processes/process-end';
import { identifyProcess, type ProcessIdentity } from '../../adapters/processes/process-identity';
import type { ComponentPlan } from './component-plan';
import { ComponentRun } from './component-run';
import type { Home } from './home';
import { listLeases, type Demand } from './leases';
import { readStackState, removeStackState, writeStackState, type StackAddresses, type StackState } from './stack-state';

export interface SupervisorOptions {
  readonly home: Home;
  /** The names of the parts that a demand needs. */
  required(demand: Demand): string[];
  plan(name: string, demand: Demand): Promise<ComponentPlan>;
  addresses(): StackAddresses;
  /** Aborted when the process is asked to end. */
  readonly stopRequested: AbortSignal;
  readonly timing?: { readonly pollMs: number; readonly graceMs: number; readonly startTimeoutMs: number };
}

const defaultTiming = { pollMs: 100, graceMs: 200, startTimeoutMs: 60_000 };
const leftoverTimeoutMs = 15_000;

/**
 * Owns the stack of a home for as long as somebody needs it: starts what the leases demand, restarts what dies, and stops everything
 * in order when no lease has been held for a moment. Returns at once when another supervisor owns the home.
 */
export async function superviseStack(options: SupervisorOptions): Promise<void> {
  const release = acquireLock(options.home.lock);
  if (release === undefined) return;
  try {
    await endLeftovers(options.home);
    await new Supervision(options).run();
  } finally {
    release();
  }
}

/** A supervisor that was killed leaves servers behind: they end before ours start on the same data. */
async function endLeftovers(home: Home): Promise<void> {
  for (const { identity, stopSignal } of [...(readStackState(home)?.components ?? [])].reverse())
    if (identity !== undefined) await endProcess(identity, { signal: stopSignal, timeoutMs: leftoverTimeoutMs });
}

class Supervision {
  private readonly runs = new Map<string, ComponentRun>();
  private readonly starts = new Map<string, Promise<void>>();
  private readonly self: ProcessIdentity;
  private phase: StackState['phase'] = 'running';
  private problem: string | undefined;
  private closed = false;
  private readonly timing;

  constructor(private readonly options: SupervisorOptions) {
    const self = identifyProcess(process.pid);
    if (self === undefined) throw new Error('this process cannot read its own start time');
    this.self = self;
    this.timing = options.timing ?? defaultTiming;
  }

  async run(): Promise<void> {
    this.publish();
    try {
      await this.serve();
    } finally {
      this.phase = 'stopping';
      this.publish();
      await this.stopInOrder();
    }
    if (this.problem !== undefined) {
      this.phase = 'failed';
      this.publish();
    }
    this.closed = true; // the end of a process may still be reported
    if (this.problem === undefined) removeStackState(this.options.home);
  }

  /** Until it is asked to stop, something does not start, or nobody has needed the stack for a moment. */
  private async serve(): Promise<void> {
    const { home, stopRequested } = this.options;
    let idleMs = 0;
    while (!stopRequested.aborted && this.problem === undefined) {
      const leases = listLeases(home);
      for (const lease of leases) this.satisfy(lease);
      idleMs = leases.length > 0 ? 0 : idleMs + this.timing.pollMs;
      if (idleMs > this.timing.graceMs && this.agreeToStop()) return;
      await sleep(this.timing.pollMs, undefined, { signal: stopRequested }).catch(() => undefined);
    }
  }

  /**
   * A command takes its lease first and reads the phase then; here the phase is told first and the leases are read then. So either
   * we see its lease and go on, or it sees that the stack is stopping and waits for its end.
   */
  private agreeToStop(): boolean {
    this.phase = 'stopping';
    this.publish();
    if (listLeases(this.options.home).length === 0) return true;
    this.phase = 'running';
    this.publish();
    return false;
  }

  /** Parts are only added while the stack lives: what one command needed costs the next nothing. */
  private satisfy(demand: Demand): void {
    for (const name of this.options.required(demand))
      if (!this.starts.has(name)) this.starts.set(name, this.start(name, demand));
  }

  private async start(name: string, demand: Demand): Promise<void> {
    try {
      const { home, plan } = this.options;
      const component = await plan(name, demand);
      for (const needed of component.after) await this.starts.get(needed);
      if (this.phase === 'stopping' || this.problem !== undefined) return;
      const run = new ComponentRun(component, { logFile: home.logFile(name), onChange: () => this.publish() });
      this.runs.set(name, run);
      await run.start(this.timing.startTimeoutMs);
    } catch (error) {
      this.problem ??= error instanceof Error ? error.message : String(error);
    }
  }

  /** Each part before those it stands on. */
  private async stopInOrder(): Promise<void> {
    const running = new Set(this.runs.values());
    while (running.size > 0) {
      const neededStill = new Set([...running].flatMap(({ plan }) => plan.after));
      const last = [...running].filter(({ plan }) => !neededStill.has(plan.name));
      await Promise.all(last.map((run) => run.stop()));
      for (const run of last) running.delete(run);
    }
    await Promise.all(this.starts.values()); // a data folder that is being created must be finished, or the next stack meets it half done
  }

  private publish(): void {
    if (this.closed || !existsSync(this.options.home.folder)) return; // it was deleted: what runs is still stopped in order
    writeStackState(this.options.home, {
      supervisor: this.self,
      phase: this.phase,
      ...(this.problem === undefined ? {} : { problem: this.problem }),
      components: [...this.starts.keys()].flatMap((name) => this.runs.get(name)?.state() ?? []),
      addresses: this.options.addresses(),
    });
  }
}
