import { answersQuery } from '../../adapters/postgres/database-presence';
import { isRunning } from '../../adapters/processes/process-identity';
import { answersHttp, answersTcp } from '../../adapters/processes/probes';
import type { Environment } from '../../config/env';
import type { Home } from './home';
import { hostAndPort, redisPort, withoutPassword } from './server-url';
import { componentNames } from './stack-plan';
import { readStackState, type ComponentState, type StackAddresses } from './stack-state';

/** What a command works with. */
export interface Stack {
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly webUi: string | undefined;
  readonly home: string;
  /** Aborted by Ctrl-C: finish at once, the stack waits for you. */
  readonly interrupted: AbortSignal;
  components(): Promise<Component[]>;
}

/** As `emp status` shows it. */
export interface Component {
  readonly name: string;
  readonly pid: number | null;
  readonly address: string;
  readonly managed: boolean;
  readonly healthy: boolean;
  readonly restarts: number;
}

/** The parts of the home's stack, each asked whether it serves at this moment; what the environment provides is among them. */
export async function inspectComponents(home: Home, environment: Environment): Promise<Component[]> {
  const state = readStackState(home);
  const components = state?.components ?? [];
  const found = components.map(async (component) => ({
    name: component.name,
    pid: component.identity !== undefined && isRunning(component.identity) ? component.identity.pid : null,
    address: component.address,
    managed: component.managed,
    healthy: state !== undefined && state.phase !== 'failed' && (await isHealthy(component, state.addresses)),
    restarts: component.restarts,
  }));
  const external = listExternal(environment).filter(({ name }) =>
    components.every((component) => component.name !== name),
  );
  const checked = external.map(async ({ name, address, answers }) => {
    return { name, pid: null, address, managed: false, healthy: await answers(), restarts: 0 };
  });
  return Promise.all([...found, ...checked]);
}

function isHealthy(
  { name, address, managed, identity, ready }: ComponentState,
  addresses: StackAddresses,
): Promise<boolean> | boolean {
  if (managed && (identity === undefined || !isRunning(identity))) return false;
  if (name === componentNames.database) return answersQuery(addresses.databaseUrl);
  if (name === componentNames.temporal) return answersTcp(address);
  if (name === componentNames.cache)
    return addresses.redisUrl === undefined || answersTcp(hostAndPort(addresses.redisUrl, redisPort));
  return ready && answersHttp(`${address}/readyz`);
}

function listExternal(environment: Environment): { name: string; address: string; answers: () => Promise<boolean> }[] {
  const { DATABASE_URL, TEMPORAL_ADDRESS, REDIS_URL } = environment;
  const external = [];
  if (DATABASE_URL !== undefined)
    external.push({
      name: componentNames.database,
      address: withoutPassword(DATABASE_URL),
      answers: () => answersQuery(DATABASE_URL),
    });
  if (TEMPORAL_ADDRESS !== undefined)
    external.push({
      name: componentNames.temporal,
      address: TEMPORAL_ADDRESS,
      answers: () => answersTcp(TEMPORAL_ADDRESS),
    });
  if (REDIS_URL !== undefined)
    external.push({
      name: componentNames.cache,
      address: withoutPassword(REDIS_URL),
      answers: () => answersTcp(hostAndPort(REDIS_URL, redisPort)),
    });
  return external;
}
