import { setTimeout as sleep } from 'node:timers/promises';
import { findLockHolder } from '../../adapters/processes/exclusive-lock';
import { isSameProcess } from '../../adapters/processes/process-identity';
import type { Environment } from '../../config/env';
import { CommandError, exitCodes } from '../output';
import { openHome, type Home } from './home';
import { interruption, listenForInterrupt } from './interrupt';
import { listLeases, takeLease, type Demand, type HeldLease } from './leases';
import { inspectComponents, type Stack } from './stack';
import { componentNames, requiredComponents } from './stack-plan';
import { readLiveState, readStackState, type StackAddresses, type StackState } from './stack-state';
import { findTemporalExecutable, launchSupervisor } from './supervisor-launch';

export interface StackOptions {
  readonly environment: Environment;
  /** Words of the command that needs the stack: shown to whoever wants to stop it. */
  readonly command: string;
  /** `database` starts nothing else, and takes a fifth of the time. */
  readonly needs?: Demand['needs'];
  readonly computeWorkers?: number;
  readonly notice: (text: string) => void;
}

const pollMs = 50;
const watchMs = 1_000;
const stopTimeoutMs = 60_000;
/** A supervisor that ends without a word is started again this often: another one may have been ending at the same moment. */
const launches = 5;

/**
 * Runs `use` while the home's stack is up: joins the one that runs or starts it, and stops it in order when nobody else needs it.
 * Throws CommandError `stack.*`; an interrupt (Ctrl-C) drops the command's claim, waits for the end and throws `interrupted`.
 */
export async function withStack<T>(options: StackOptions, use: (stack: Stack) => Promise<T>): Promise<T> {
  const { environment, needs = 'everything', computeWorkers = 1 } = options;
  const home = openHome(environment.EMP_HOME);
  const demand: Demand = { needs, computeWorkers };
  await prepareTemporal(needs, environment, home);
  const interrupt = listenForInterrupt(options.notice);
  if (isAllProvided(demand, environment)) {
    const stack = describeStack({
      home,
      environment,
      addresses: providedAddresses(environment),
      interrupted: interrupt.signal,
    });
    return Promise.race([use(stack), interrupt.asError]).finally(interrupt.forget);
  }
  const lease = takeLease(home, { ...demand, command: options.command });
  const session = new StackSession({ home, demand, lease, options });
  try {
    const addresses = await Promise.race([session.join(), interrupt.asError]);
    const stack = describeStack({ home, environment, addresses, interrupted: interrupt.signal });
    return await Promise.race([use(stack), interrupt.asError, session.watch()]);
  } catch (error) {
    // Whatever failed then failed for this reason.
    throw lease.isValid() ? error : stoppedByOthers();
  } finally {
    session.leave();
    await awaitStackEnd(home, options.notice);
    interrupt.forget();
  }
}

/** Waits for the stack's end if nobody needs it any more; returns at once otherwise. */
export async function awaitStackEnd(home: Home, notice: (text: string) => void): Promise<void> {
  let told = false;
  for (let waitedMs = 0; findLockHolder(home.lock) !== undefined; waitedMs += pollMs) {
    if (listLeases(home).length > 0) return;
    if (waitedMs > stopTimeoutMs)
      throw new CommandError(
        'stack.does-not-stop',
        `the stack of ${home.folder} has not stopped for ${stopTimeoutMs / 1_000} s`,
        {
          exitCode: exitCodes.fault,
          hint: `look at ${home.logFile('supervisor')}`,
        },
      );
    if (!told && waitedMs > 1_500) notice('stopping the stack ...');
    told ||= waitedMs > 1_500;
    await sleep(pollMs);
  }
}

class StackSession {
  private readonly left = new AbortController();

  constructor(private readonly at: { home: Home; demand: Demand; lease: HeldLease; options: StackOptions }) {}

  /** Resolves when all parts that the command needs serve. */
  async join(): Promise<StackAddresses> {
    const { home, demand, options } = this.at;
    const required = requiredComponents(demand, options.environment);
    const former = readStackState(home)?.supervisor;
    let launched = 0;
    let told = false;
    while (!this.left.signal.aborted) {
      const state = readStackState(home);
      const alive = findLockHolder(home.lock) !== undefined;
      if (state?.phase === 'failed' && !(former && isSameProcess(state.supervisor, former))) throw failure(state, home);
      const live = readLiveState(home);
      if (live?.phase === 'running' && serves(live, required)) return this.checkAddresses(live.addresses);
      if (!alive && launched < launches) {
        launchSupervisor(home);
        launched += 1;
        await this.awaitHolder();
      } else if (!alive) throw failure(state, home);
      if (!told) options.notice(demand.needs === 'database' ? 'starting the database ...' : 'starting the stack ...');
      told = true;
      await sleep(pollMs);
    }
    throw interruption();
  }

  /** Never resolves: rejects when somebody stops the stack under us, and starts the supervisor again when it was killed. */
  async watch(): Promise<never> {
    const { home, lease, options } = this.at;
    for (;;) {
      await sleep(watchMs, undefined, { signal: this.left.signal }).catch(() => undefined);
      if (this.left.signal.aborted) return new Promise(() => undefined);
      if (!lease.isValid()) throw stoppedByOthers();
      if (findLockHolder(home.lock) !== undefined) continue;
      options.notice('the supervisor has ended: starting it again');
      await this.join();
    }
  }

  leave(): void {
    this.left.abort();
    this.at.lease.release();
  }

  private async awaitHolder(): Promise<void> {
    for (let waitedMs = 0; waitedMs < 5_000 && findLockHolder(this.at.home.lock) === undefined; waitedMs += pollMs)
      await sleep(pollMs);
  }

  private checkAddresses(addresses: StackAddresses): StackAddresses {
    const { DATABASE_URL, TEMPORAL_ADDRESS, REDIS_URL } = this.at.options.environment;
    const differing = [
      DATABASE_URL !== undefined && DATABASE_URL !== addresses.databaseUrl ? 'DATABASE_URL' : undefined,
      TEMPORAL_ADDRESS !== undefined && addresses.temporal !== '' && TEMPORAL_ADDRESS !== addresses.temporal
        ? 'TEMPORAL_ADDRESS'
        : undefined,
      REDIS_URL !== addresses.redisUrl ? 'REDIS_URL' : undefined,
    ].filter((name) => name !== undefined);
    if (differing.length === 0) return addresses;
    throw new CommandError('stack.differs', `the running stack was started with another ${differing.join(' and ')}`, {
      exitCode: exitCodes.usage,
      hint: 'stop it first (emp down), or give this command a home of its own with EMP_HOME',
    });
  }
}

function serves(state: StackState, required: readonly string[]): boolean {
  return required.every((name) => state.components.some((component) => component.name === name && component.ready));
}

function stoppedByOthers(): CommandError {
  return new CommandError('stack.stopped', 'the stack was stopped by another command', {
    exitCode: exitCodes.unreachable,
    hint: 'what was running goes on when the stack is started again: emp up',
  });
}

function failure(state: StackState | undefined, home: Home): CommandError {
  const reason = state?.problem ?? 'the supervisor ended before it could say why';
  return new CommandError('stack.not-started', `the stack did not start: ${reason}`, {
    exitCode: exitCodes.unreachable,
    hint: `look at the logs in ${home.folder}/logs, and at emp doctor`,
  });
}

/** A Temporal of our own may have to be obtained first: here, where the user sees that it takes minutes. */
async function prepareTemporal(needs: Demand['needs'], environment: Environment, home: Home): Promise<void> {
  if (needs === 'database' || environment.TEMPORAL_ADDRESS !== undefined) return;
  const runs = readLiveState(home)?.components.some(({ name }) => name === componentNames.temporal) === true;
  if (!runs) await findTemporalExecutable({ obtain: true });
}

function isAllProvided({ needs }: Demand, { DATABASE_URL, TEMPORAL_ADDRESS, EMP_WORKERS }: Environment): boolean {
  if (DATABASE_URL === undefined) return false;
  return needs === 'everything' && TEMPORAL_ADDRESS !== undefined && EMP_WORKERS === 'external';
}

function providedAddresses(environment: Environment): StackAddresses {
  const { TEMPORAL_ADDRESS = '', TEMPORAL_NAMESPACE, DATABASE_URL = '', REDIS_URL } = environment;
  const redis = REDIS_URL === undefined ? {} : { redisUrl: REDIS_URL };
  return { temporal: TEMPORAL_ADDRESS, namespace: TEMPORAL_NAMESPACE, databaseUrl: DATABASE_URL, ...redis };
}

function describeStack({
  home,
  environment,
  addresses,
  interrupted: signal,
}: {
  home: Home;
  environment: Environment;
  addresses: StackAddresses;
  interrupted: AbortSignal;
}): Stack {
  return {
    temporalAddress: addresses.temporal,
    namespace: addresses.namespace,
    databaseUrl: addresses.databaseUrl,
    redisUrl: addresses.redisUrl,
    webUi: addresses.webUi,
    home: home.folder,
    interrupted: signal,
    components: () => inspectComponents(home, environment),
  };
}
