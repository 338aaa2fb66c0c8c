import { readEnvironment } from '../../config/env';
import { findPackageRoot } from '../../config/package-root';
import { openHome } from './home';
import { StackPorts } from './ports';
import { requiredComponents, StackPlanner } from './stack-plan';
import { superviseStack } from './supervisor';

/** The supervisor's process: started by the first command that needs the stack, in a session of its own. */
async function supervise(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${String(error.stack)}\n`);
    stop.abort(); // still in order: no server is left behind
  });
  const environment = readEnvironment();
  const home = openHome(environment.EMP_HOME);
  const packageRoot = findPackageRoot(__dirname);
  const planner = new StackPlanner({ home, environment, packageRoot, ports: new StackPorts(home) });
  await superviseStack({
    home,
    required: (demand) => requiredComponents(demand, environment),
    plan: (name, demand) => planner.plan(name, demand),
    addresses: () => planner.addresses(),
    stopRequested: stop.signal,
  });
}

supervise().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exitCode = 1;
});
