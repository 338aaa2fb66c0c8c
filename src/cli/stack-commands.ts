import type { Command } from 'commander';
import { findLockHolder } from '../adapters/processes/exclusive-lock';
import { signalProcess } from '../adapters/processes/process-identity';
import type { CliContext } from './context';
import { parseWhole } from './options';
import { CommandError, exitCodes } from './output';
import { openHome } from './stack/home';
import { listLeases, pinStack, revokeLeases, unpinStack, type Lease } from './stack/leases';
import { inspectComponents, type Component } from './stack/stack';
import { readLiveState, readStackState } from './stack/stack-state';
import { awaitStackEnd } from './stack/with-stack';
import { formatTable } from './table';

/** Registers `emp up | down | status`. */
export function stackCommands(program: Command, context: CliContext): void {
  program
    .command('up')
    .description("start the home's stack (Temporal, PostgreSQL, workers) and stay until Ctrl-C")
    .option('--detach', 'come back when it serves; it stays until emp down')
    .option('--compute-workers <n>', 'compute worker processes', parseWhole({ min: 1, max: 64 }), 1)
    .addHelpText('after', '\nTemporal alone, without the rest: temporal server start-dev\n')
    .action((options: { detach?: true; computeWorkers: number }) => startStack(options, context));
  program
    .command('down')
    .description('stop the stack, in order; it refuses while other commands use it')
    .option('--yes', 'stop it under the commands that use it; their runs go on at the next start')
    .action((options: { yes?: true }) => stopStack(options, context));
  program
    .command('status')
    .description('what runs, where, and whether it serves; starts nothing')
    .addHelpText('after', '\nOf a Temporal server alone: temporal operator cluster health\n')
    .action(() => showStatus(context));
}

async function startStack(
  { detach, computeWorkers }: { detach?: true; computeWorkers: number },
  context: CliContext,
): Promise<void> {
  await context.withStack({ computeWorkers }, async (stack) => {
    const components = await stack.components();
    const home = openHome(context.environment.EMP_HOME);
    if (detach) pinStack(home, { needs: 'everything', computeWorkers });
    showStack({ components, webUi: stack.webUi }, context);
    if (detach) return;
    context.output.notice('Ctrl-C stops it');
    await new Promise((resolve) => stack.interrupted.addEventListener('abort', resolve));
  });
}

async function stopStack({ yes }: { yes?: true }, context: CliContext): Promise<void> {
  const { output, environment } = context;
  const home = openHome(environment.EMP_HOME);
  const supervisor = findLockHolder(home.lock);
  // The pin of `up --detach` is no user; it goes only when the stack may, because a refusal changes nothing.
  const users = listLeases(home).filter(({ holder }) => holder !== undefined);
  if (supervisor !== undefined && users.length > 0 && !yes) throw inUse(users);
  unpinStack(home);
  if (supervisor !== undefined && users.length > 0) {
    revokeLeases(home);
    signalProcess(supervisor, 'SIGTERM');
  }
  await awaitStackEnd(home, (text) => output.notice(text));
  if (supervisor !== undefined) output.notice('stopped: runs that have not ended go on at the next start');
  await showStatus(context);
}

function inUse(users: readonly Lease[]): CommandError {
  const words = users.map(({ command, holder }) => `${command} (process ${holder?.pid ?? 'unknown'})`);
  return new CommandError('stack.in-use', `the stack is used by ${words.join(', ')}; it stops when they end`, {
    exitCode: exitCodes.refused,
    hint: 'emp down --yes stops it now',
    details: { users: users.map(({ command, holder }) => ({ command, pid: holder?.pid })) },
  });
}

async function showStatus(context: CliContext): Promise<void> {
  const home = openHome(context.environment.EMP_HOME);
  const components = await inspectComponents(home, context.environment);
  const webUi = readLiveState(home)?.addresses.webUi;
  showStack({ components, webUi, problem: readStackState(home)?.problem }, context);
}

function showStack(
  {
    components,
    webUi,
    problem,
  }: { components: readonly Component[]; webUi: string | undefined; problem?: string | undefined },
  { output, environment }: CliContext,
): void {
  const home = environment.EMP_HOME;
  output.result({ components, webUi: webUi ?? null, home, ...(problem !== undefined && { problem }) }, () => {
    if (components.length === 0)
      return `no stack runs in ${home}: emp up starts one, and so does every command that needs it`;
    const rows = components.map(({ name, pid, address, managed, healthy }) => [
      ...[name, healthy ? 'serves' : 'does not serve', pid === null ? '-' : String(pid)],
      ...[managed ? 'ours' : 'provided', address],
    ]);
    const table = formatTable(['component', 'state', 'process', 'whose', 'address'], rows);
    const web = webUi === undefined ? [] : [`Web UI  ${webUi}`];
    return [table, '', ...web, `home    ${home}`, ...(problem === undefined ? [] : [`problem ${problem}`])].join('\n');
  });
}
